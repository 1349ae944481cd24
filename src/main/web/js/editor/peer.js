// One of several who write in a room: the document with what others have done, and what was done here and the room does
// not have yet. Versions are the room's; it alone numbers steps.
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Slice } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { ReplaceStep, Step } from 'prosemirror-transform';
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

/** A document with steps, each as everybody takes it. */
export function after(doc, entries) {
  for (const { step } of entries) {
    try {
      const { doc: next } = understood(step).apply(doc);
      if (!next) continue;
      check(next, doc);
      doc = next;
    } catch { /* it does nothing */ }
  }
  return doc;
}

/** What makes one document of another, as one step; null where they are the same. */
export function difference(from, to) {
  const start = from.content.findDiffStart(to.content);
  if (start === null) return null;
  let { a, b } = from.content.findDiffEnd(to.content);
  const overlap = Math.max(0, start - Math.min(a, b));
  return new ReplaceStep(start, a + overlap, to.slice(start, b + overlap));
}

export class Peer {
  /**
   * @param holder whatever has the state: `{ state, dispatch(tr) }`
   * @param client its name in the room
   */
  constructor(holder, client) {
    Object.assign(this, { holder, client, also: null, offset: 0 });
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

  /** The document as the room has it. */
  get confirmed() {
    const { doc } = this.holder.state, steps = this.unconfirmed;
    if (!steps.length) return doc;
    const plugin = this.holder.state.plugins.find(it => it.key === 'collab$');
    return plugin.getState(this.holder.state).unconfirmed.toReversed().reduce((all, it) => it.inverted.apply(all).doc, doc);
  }

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
    const clients = steps.map(() => whose);
    try {
      this.holder.dispatch(received(state, steps, clients));
    } catch {
      // It fits nobody's document: for nobody it does anything.
      this.holder.dispatch(received(state, steps.map(() => NOTHING), clients));
    }
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

/** What comes of steps in a state. Throws where they do not fit the room's document. */
function received(state, steps, clients) {
  const own = sendableSteps(state)?.steps.length ?? 0, tr = receiveTransaction(state, steps, clients, { mapSelectionBackward: true });
  // Ours are taken back first, then comes what the room has, then ours again.
  if (clients[0] === OTHERS) check(tr.docs[own + steps.length] ?? tr.doc, tr.docs[own]);
  return tr.setMeta('room', true);
}
