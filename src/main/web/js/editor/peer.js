// One of several who write in a room: the document with what others have done, and what was done here and the room does
// not have yet. Versions are the room's; it alone numbers steps.
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Slice } from 'prosemirror-model';
import { EditorState, Selection, TextSelection } from 'prosemirror-state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, Step, StepMap, StepResult } from 'prosemirror-transform';
import { schema } from './schema.js';

const OURS = 'ours', OTHERS = 'others';

/** What is in the state of each who may come into a room. */
export const shared = () => collab({ clientID: OURS });

const NOTHING = new ReplaceStep(0, 0, Slice.empty);

/** Steps at once, so that a request has an end. */
const AT_ONCE = 200;

/**
 * A step as somebody sent it. One that makes no sense does nothing, for everybody alike: the server does not read
 * steps, and nobody can break the document of another.
 */
export function understood(json) {
  try { return Step.fromJSON(schema, json) } catch { return NOTHING }
}

/** Throws where a document is none; what it shares with the one before has been looked at. */
function check(doc, before) {
  doc.type.checkContent(doc.content);
  const known = new Set(before.children);
  doc.forEach(node => { if (!known.has(node)) node.check() });
}

/** Whether a place is inside a character that takes two. */
function split(doc, pos) {
  const $pos = doc.resolve(pos), { textOffset } = $pos;
  return textOffset > 0 && /^[\udc00-\udfff]/.test($pos.parent.child($pos.index()).text.slice(textOffset));
}

/** Half a character is no text, and no server would keep it. */
const cuts = (doc, step) => [step.from, step.to].some(pos => pos !== undefined && split(doc, pos));

/** The document after a step; null where the step does nothing. */
function next(doc, step) {
  try {
    if (cuts(doc, step)) return null;
    const after = step.apply(doc).doc;
    if (after) check(after, doc);
    return after;
  } catch {
    return null;
  }
}

/** A document with steps, each as everybody takes it. */
export const after = (doc, entries) => entries.reduce((all, it) => next(all, understood(it.step)) ?? all, doc);

/**
 * Takes a mark back to what was there. The library's own inverse takes it from everything between, also from what had
 * it already, or got it from somebody else meanwhile: what is put on top then stands on words that the room never had.
 */
class Restored extends Step {
  constructor(from, to, slice) { super(); Object.assign(this, { from, to, slice }) }
  apply(doc) { return StepResult.fromReplace(doc, this.from, this.to, this.slice) }
  invert(doc) { return new Restored(this.from, this.to, doc.slice(this.from, this.to)) }
  getMap() { return StepMap.empty }
}

/** What makes one document of another, as one step; null where they are the same. */
export function difference(from, to) {
  let start = from.content.findDiffStart(to.content);
  if (start === null) return null;
  let { a, b } = from.content.findDiffEnd(to.content);
  if (split(from, start) || split(to, start)) start--;
  const overlap = Math.max(0, start - Math.min(a, b));
  a += overlap;
  b += overlap;
  if (split(from, a) || split(to, b)) { a++; b++ }
  return new ReplaceStep(start, a, to.slice(start, b));
}

/** A transaction that cuts no character: the browser's changes are found unit by unit, and 😀 and 😁 begin alike. */
export function whole(state, tr) {
  if (tr.getMeta('room') || !tr.steps.some((step, i) => cuts(tr.docs[i], step))) return tr;
  const step = difference(state.doc, tr.doc), out = state.tr;
  if (step) out.step(step);
  out.setSelection(Selection.fromJSON(out.doc, tr.selection.toJSON()));
  if (tr.getMeta('composition') !== undefined) out.setMeta('composition', tr.getMeta('composition'));
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

export class Peer {
  /**
   * @param holder whatever has the state: `{ state, dispatch(tr) }`
   * @param client its name in the room
   *
   * `confirmed` is the document as the room has it. Where it cannot be held against the one here any more this is
   * `broken`, and has to go.
   */
  constructor(holder, client) {
    Object.assign(this, { holder, client, also: null, offset: 0, confirmed: holder.state.doc, broken: false });
  }

  /** One without a view, at a version. */
  static at(doc, version, client) {
    const holder = { state: EditorState.create({ doc, plugins: [shared()] }), dispatch(tr) { this.state = this.state.apply(tr) } };
    const peer = new Peer(holder, client);
    peer.offset = version;
    return peer;
  }

  get version() { return getVersion(this.holder.state) + this.offset }
  get unconfirmed() { return sendableSteps(this.holder.state)?.steps ?? [] }
  get loose() { return this.unconfirmed.length > 0 }

  /** Takes up in the place of the room's words, so far unknown, those of a version; what was done here goes on top. */
  settle(doc, version) {
    const step = difference(this.confirmed, doc);
    if (step) this.take([step], OTHERS);
    this.offset = version - getVersion(this.holder.state);
  }

  /** What there is to send, bounded. */
  sendable() {
    const steps = this.unconfirmed.slice(0, AT_ONCE);
    return { version: this.version, steps: steps.map(it => it.toJSON()), count: steps.length };
  }

  /** The room has taken what was sent at a version. */
  taken(version, count) {
    const known = this.version - version;
    if (known < count) this.take(this.unconfirmed.slice(0, count - known), OURS);
  }

  /** Takes what the room says, in its order; false where something before it is missing. */
  receive(entries) {
    for (const entry of entries) {
      if (entry.version <= this.version) continue;
      if (entry.version !== this.version + 1) return false;
      const own = (entry.client === this.client || entry.client === this.also) && this.loose;
      this.take([own ? NOTHING : understood(entry.step)], own ? OURS : OTHERS);
    }
    return true;
  }

  take(steps, whose) {
    const { state } = this.holder;
    if (whose === OURS) {
      // Others may have been unable to take it.
      for (const step of this.unconfirmed.slice(0, steps.length)) {
        const doc = next(this.confirmed, step);
        if (doc) this.confirmed = doc; else this.broken = true;
      }
      return this.holder.dispatch(received(state, steps, OURS));
    }
    for (const step of steps) {
      const doc = next(this.confirmed, step);
      const tr = below(this.holder.state, doc ? step : NOTHING, this.confirmed);
      this.confirmed = doc ?? this.confirmed;
      this.holder.dispatch(tr);
    }
  }
}

const received = (state, steps, whose) => receiveTransaction(state, steps, steps.map(() => whose), { mapSelectionBackward: true }).setMeta('room', true);

/**
 * A step of somebody else, put below what was done here: that is taken back, the step done, and ours done again where
 * they still can be. The library does the same, but trusts its inverses, which are not all exact, and steps that
 * moving has left without sense.
 *
 * @param confirmed the document without what was done here
 */
function below(state, step, confirmed) {
  const plugin = state.plugins.find(it => it.key === 'collab$'), was = plugin.getState(state), ours = was.unconfirmed;
  if (!ours.length) return received(state, [step], OTHERS);
  const { tr } = state, docs = [confirmed], kept = [];
  for (const it of ours) docs.push(it.step.apply(docs.at(-1)).doc);
  for (let i = ours.length - 1; i >= 0; i--) tr.step(inverse(ours[i].step, docs[i]));
  tr.step(step);
  let from = ours.length;
  for (const it of ours) {
    const mapping = tr.mapping.slice(from--), moved = it.step.map(mapping) ?? put(it.step, mapping), before = tr.doc;
    const inverted = moved && next(before, moved) && again(moved, before);
    if (!inverted) continue;
    tr.step(moved);
    tr.mapping.setMirror(from, tr.steps.length - 1);
    kept.push(Object.assign(Object.create(Object.getPrototypeOf(it)), { step: moved, inverted, origin: it.origin }));
  }
  if (state.selection instanceof TextSelection) {
    // What others put where the cursor is comes after it.
    const at = pos => tr.doc.resolve(tr.mapping.map(pos, -1));
    tr.setSelection(TextSelection.between(at(state.selection.anchor), at(state.selection.head), -1));
    tr.updated &= ~1;
  }
  const now = Object.assign(Object.create(Object.getPrototypeOf(was)), { version: was.version + 1, unconfirmed: kept });
  return tr.setMeta('rebased', ours.length).setMeta('addToHistory', false).setMeta(plugin, now).setMeta('room', true);
}

/** What was put inside words that others have taken out meanwhile stays. */
const put = (step, mapping) => {
  if (!(step instanceof ReplaceStep) || !step.slice.size) return null;
  const at = mapping.map(step.to);
  return new ReplaceStep(at, at, step.slice);
};

const marks = step => step instanceof AddMarkStep || step instanceof RemoveMarkStep;
const inverse = (step, doc) => marks(step) ? new Restored(step.from, step.to, doc.slice(step.from, step.to)) : step.invert(doc);

/** The inverse of a step that leads back to where it came from; null where there is none. */
function again(step, doc) {
  try {
    const back = inverse(step, doc);
    return back.apply(step.apply(doc).doc).doc?.eq(doc) ? step.invert(doc) : null;
  } catch {
    return null;
  }
}

/**
 * Somebody who comes back with words that the room may not have, as they left them.
 *
 * @param doc the room's words of the version that theirs were made on
 * @param mine their words
 * @param from what they knew of the room: `client` and `loose`, the steps that they had no answer to; null where nothing
 */
export function returning(doc, version, mine, from, client) {
  const peer = Peer.at(doc, version, client), { tr } = peer.holder.state;
  peer.also = from?.client ?? null;
  try {
    for (const json of from?.loose ?? []) tr.step(understood(json));
  } catch { /* the words themselves tell */ }
  if (tr.doc.eq(mine)) {
    if (tr.docChanged) peer.holder.dispatch(tr);
  } else {
    peer.also = null;
    const step = difference(doc, mine);
    if (step) peer.holder.dispatch(peer.holder.state.tr.step(step));
  }
  return peer;
}
