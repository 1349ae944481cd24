// A window's place in the room of its story: steps go by request, news comes by a stream of events. While it is there
// nobody holds the story against anybody else in the room; where it cannot be there, all is as without a room.
import { read, write } from './blocks.js';
import { after, difference, returning } from './peer.js';
import { show } from './others.js';
import { formToken } from './page.js';

const SOON = 120, ALONE = 500, CURSOR = 400, PATIENCE = 20000, SILENCE = 12000, LONGEST_WAIT = 15000, ASLEEP = 60000, LOOK = 240000, LAST = 20000, MOST_LOOSE = 1 << 20, TRIES = 6;

/**
 * @param place of the editor: `{ view, peer, batch(run), fields, beside() }`
 * @param page `{ at, form, person, client, onto, early, unsaved, from }`: `early` are the fields that were filled before this,
 *   `from` is what the words of the page have of a room
 * @param told `{ came(onto), moved(onto), trouble(text) }`
 */
export class Room {
  constructor(place, page, told) {
    Object.assign(this, { place, page, told, id: 0, seq: 0, onto: null, dirty: new Map(), unread: new Map(), names: null, here: false, members: [], said: new Map(), misses: 0, looked: 0, sending: null, timer: 0, due: 0 });
    this.peer = place.peer;
    for (const name of page.early) this.dirty.set(name, 1);
    this.name = this.peer.client = `${page.person}.${page.client}`;
    page.form.addEventListener('input', ({ target }) => {
      if (!target.name || target.type === 'hidden' || target === page.form.elements.body || this.names && !this.names.has(target.name)) return;
      this.dirty.set(target.name, (this.dirty.get(target.name) ?? 0) + 1);
      this.changed();
    });
    document.addEventListener('visibilitychange', () => this.seen());
    addEventListener('pagehide', () => this.leave());
  }

  request(path, body, more = {}) {
    return fetch(`${this.page.at}/room${path}`, {
      method: 'POST', body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json', 'form-token': formToken() }, ...more,
    });
  }

  // ---- coming in

  /** Comes in, whenever that can be: once there is news as well as words. */
  async come(from = this.page.from) {
    try {
      const answer = await this.request('', { room: from?.room, version: from?.version });
      if (!answer.ok) return this.later(() => this.come(from), ![401, 403, 404].includes(answer.status));
      const room = await answer.json();
      await this.listen(room.room, room.version, room.seq);
      if (!await this.enter(room, from)) return this.out();
      this.misses = 0;
      Object.assign(this, { id: room.room, here: true, been: true });
      this.told.came(room.onto);
      for (const each of this.early.splice(0)) each();
      this.changed(0);
    } catch {
      this.stream?.close();
      this.stream = null;
      this.later(() => this.come(from));
    }
  }

  later(run, soon = true) {
    this.misses++;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(run, (soon ? Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(this.misses, 5)) : LONGEST_WAIT) * (0.5 + Math.random() / 2));
  }

  /** Puts the room's words in the place of the page's, with what the page has besides; false where they do not go together. */
  async enter(room, from) {
    const { peer, page, been } = this, base = read(room.blocks), mine = peer.confirmed, unsaved = page.unsaved && !been;
    const known = from?.room === room.room && from.version >= room.baseVersion && from.version <= room.version;
    if (!known && unsaved && room.base !== page.onto) return false;
    let version = known ? from.version : unsaved ? room.baseVersion : room.version;
    let doc = after(base, room.steps.filter(it => it.version <= version));
    if (known || unsaved) {
      const before = returning(doc, version, mine, known ? from : null, this.name);
      before.receive(room.steps);
      await this.bring(before, room.room);
      ({ version } = before);
      doc = before.holder.state.doc;
    }
    this.names = new Set(Object.keys(room.saved));
    for (const name of this.dirty.keys()) if (!this.names.has(name)) this.dirty.delete(name);
    this.place.batch(() => peer.settle(doc, version));
    const shown = this.place.fields.copy(), values = { ...room.saved, ...Object.fromEntries(room.fields.map(it => [it.name, it.value])) };
    const own = known ? from.dirty ?? [] : unsaved ? Object.keys(shown).filter(name => name in values && shown[name] !== values[name]) : [];
    for (const name of own) if (!this.dirty.has(name)) this.dirty.set(name, 0);
    page.unsaved = false;
    this.seq = 0;
    this.fields(Object.entries(values).filter(([name, value]) => shown[name] !== value).map(([name, value]) => ({ name, value })), room.seq);
    return true;
  }

  /** Sends all that is not in the room. */
  async bring(peer, room) {
    while (peer.loose) {
      const { version, steps, count } = peer.sendable();
      const answer = await this.request('/steps', { room, client: this.page.client, version, steps });
      const json = await answer.json();
      if (!answer.ok) throw new Error(json.detail);
      if (json.taken) peer.taken(version, count);
      else peer.receive(json.steps);
    }
  }

  /** Opens the stream; done with its first news. */
  listen(room, version, seq) {
    this.stream?.close();
    const stream = this.stream = new EventSource(`${this.page.at}/room/news?${new URLSearchParams({ room, client: this.page.client, version, seq })}`);
    this.early = [];
    return new Promise((resolve, reject) => {
      const over = () => {
        stream.close();
        if (this.stream !== stream) return;
        this.stream = null;
        this.people([]);
        if (this.here) this.later(() => this.again());
        reject(new Error('no news'));
      };
      let silence = setTimeout(over, SILENCE);
      const on = (name, act) => stream.addEventListener(name, ({ data }) => {
        if (this.stream !== stream) return;
        clearTimeout(silence);
        silence = setTimeout(over, SILENCE);
        this.misses = 0;
        const run = () => act(JSON.parse(data));
        if (this.here) run(); else this.early.push(run);
        resolve();
      });
      on('onto', onto => { this.onto = onto; this.stands() });
      on('steps', ({ steps }) => this.receive(steps));
      on('fields', ({ fields, seq }) => this.fields(fields, seq));
      on('members', ({ members }) => this.people(members));
      on('beat', () => {});
      stream.onerror = over;
    });
  }

  /** The stream was cut: what was missed comes with an answer, and then the stream. */
  async again() {
    if (document.hidden && this.asleep) return;
    await this.send(true);
    if (this.here) this.listen(this.id, this.peer.version, this.seq).catch(() => {});
  }

  // ---- news

  receive(entries) {
    let fits = true;
    try {
      this.place.batch(() => { fits = this.peer.receive(entries) });
    } catch (error) {
      return this.out(String(error));
    }
    if (this.peer.broken) return this.out();
    if (!fits) this.send(true);
    this.stands();
  }

  fields(all, seq) {
    const values = {};
    for (const { name, value, client, seq: at } of all)
      if (client === this.name) continue;
      else if (this.dirty.has(name)) this.unread.set(name, { value, seq: at });
      else values[name] = value;
    if (Object.keys(values).length) {
      this.place.fields.set(values);
      this.place.beside();
    }
    this.seq = Math.max(this.seq, seq);
    this.stands();
  }

  /** Others have saved: once their words are here, these stand on that too. */
  stands() {
    const { onto } = this;
    if (!onto || this.peer.version < onto.version || this.seq < onto.seq) return;
    this.told.moved(onto.number);
  }

  people(members) {
    const before = this.members.length;
    this.members = members;
    const maps = this.peer.unconfirmed.map(step => step.getMap());
    show(this.place.view, members, this.said, pos => pos < 0 ? pos : maps.reduce((at, map) => map.map(at, -1), pos));
    const names = [...new Set(members.map(it => it.name))], place = document.getElementById('room');
    const text = names.length ? place.dataset.here.replace('{0}', () => new Intl.ListFormat(document.documentElement.lang).format(names)) : '';
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
    if (members.length && !before) this.changed(0);
  }

  // ---- sending

  /** Something was typed here, or the cursor has moved; who is alone keeps nobody waiting. */
  changed(wait = this.members.length ? SOON : ALONE) {
    const due = performance.now() + wait;
    if (!this.id || this.timer && (this.misses || this.due <= due)) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => { this.timer = 0; this.send() }, wait);
  }
  selected() {
    if (this.here && this.members.length) this.changed(CURSOR);
  }

  get loose() { return this.peer.loose || this.dirty.size > 0 }

  async send(always = false) {
    while (this.sending) await this.sending;
    this.sending = this.once(always);
    const more = await this.sending;
    this.sending = null;
    if (more) this.changed(this.misses ? Math.min(LONGEST_WAIT, 250 * 2 ** Math.min(this.misses, 6)) : this.members.length ? 0 : ALONE);
  }

  cursor() {
    const { anchor, head } = this.place.view.state.selection, inverse = this.peer.unconfirmed.toReversed().map(it => it.getMap().invert());
    const back = pos => inverse.reduce((at, map) => map.map(at, -1), pos);
    return { anchor: back(anchor), head: back(head) };
  }

  /** One request; whether another is to follow. */
  async once(always) {
    const { version, steps, count } = this.peer.sendable();
    const names = new Map(this.dirty), copy = this.place.fields.copy();
    const fields = Object.fromEntries([...names.keys()].filter(name => copy[name] !== undefined).map(name => [name, copy[name]]));
    const cursor = this.here && this.place.view.hasFocus() ? this.cursor() : {};
    const spot = JSON.stringify(cursor);
    if (!always && !count && !names.size && (!this.members.length || spot === this.spot)) return false;
    try {
      const answer = await this.request('/steps', { room: this.id, client: this.page.client, version, steps, fields, ...cursor });
      if (answer.status === 410) return this.ended();
      const json = await answer.json();
      if (answer.status === 400) return this.out(json.detail);
      if (answer.status === 413) this.told.trouble(json.detail);
      if (!answer.ok) throw new Error(json.detail);
      if (json.version < version) return this.out(); // not the room that it was
      this.misses = 0;
      this.spot = spot;
      for (const [name, times] of names) if (this.dirty.get(name) === times) this.sent(name, json.seq);
      if (json.taken) this.place.batch(() => this.peer.taken(version, count));
      else this.receive(json.steps);
      if (this.peer.broken) return this.out();
      this.stands();
      return this.loose || !json.taken && json.steps.length > 0;
    } catch {
      this.misses++;
      return true;
    }
  }

  /** A field has gone out; what came in for it meanwhile is newer, or was overwritten by that. */
  sent(name, seq) {
    const unread = this.unread.get(name);
    this.dirty.delete(name);
    this.unread.delete(name);
    if (unread && unread.seq > seq) this.fields([{ name, value: unread.value }], this.seq);
  }

  /**
   * Puts a revision from elsewhere into the room's words, for all who are there: only on the newest of them, and by whoever
   * does it first. `ask` tells what these words and the revision come to: `{ newest, merged }`; null where that is for a person to
   * decide, undefined where words are missing here or nothing is to be done any more. Whether there was an end to it.
   */
  async takeIn(ask) {
    for (let i = 0; i < TRIES && await this.flush(PATIENCE); i++) {
      const { seq, peer: { version } } = this, asked = await ask();
      if (asked === null) return true;
      if (!asked) { await this.send(true); continue }
      if (this.loose || this.seq !== seq || this.peer.version !== version) continue;
      const { newest, merged: { blocks, body: _, ...values } } = asked, shown = this.place.fields.copy();
      const step = difference(this.peer.confirmed, read(blocks));
      const fields = Object.fromEntries(Object.entries(values).filter(([name, value]) => this.names.has(name) && name in shown && shown[name] !== value));
      // By another name than this window's: what is typed here meanwhile goes on top of it.
      const client = `${this.page.client}-all`, answer = await this.request('/steps', { room: this.id, client, version, steps: step ? [step.toJSON()] : [], fields, stands: newest });
      if (answer.status === 410) return this.ended();
      const json = await answer.json();
      if (!answer.ok) throw new Error(json.detail);
      this.receive(json.taken ? step ? [{ version: json.version, client, step: step.toJSON() }] : [] : json.steps);
      if (!json.taken) continue;
      this.onto = { number: newest, version: json.version, seq: json.seq };
      this.fields(Object.entries(fields).map(([name, value]) => ({ name, value, seq: json.seq })), json.seq);
      return true;
    }
    return false;
  }

  /** Waits until the room has all; whether it has. */
  async flush(patience) {
    const until = Date.now() + patience;
    while (this.here && this.loose && Date.now() < until) {
      await Promise.race([this.send(), new Promise(done => setTimeout(done, Math.max(0, until - Date.now())))]);
      await new Promise(done => setTimeout(done, 20));
    }
    return this.here && !this.loose;
  }

  /** The room was given up while this window slept, or somebody has saved elsewhere: into the next one. */
  ended() {
    this.stream?.close();
    Object.assign(this, { stream: null, onto: null, here: false, id: 0 });
    this.come(null);
    return false;
  }

  /** There is no more to be done together here: what is typed is kept beside what the others type. */
  out(why = null) {
    this.stream?.close();
    Object.assign(this, { stream: null, here: false, id: 0 });
    this.people([]);
    if (why) this.told.trouble(why);
    return false;
  }

  seen() {
    clearTimeout(this.asleep);
    this.asleep = 0;
    if (document.hidden) this.asleep = setTimeout(() => {
      if (!this.stream) return;
      this.stream.close();
      this.stream = null;
      this.people([]);
    }, ASLEEP);
    else if (this.here && !this.stream) this.again();
  }

  /** What is not there yet goes along, if it is no more than a browser sends on behalf of a page that is gone. */
  leave() {
    const { id: room } = this, { client } = this.page, last = (body) => this.request('/steps', body, { keepalive: true }).catch(() => {});
    const { version, steps } = this.peer.sendable();
    if (room && steps.length && JSON.stringify(steps).length < LAST) last({ room, client, version, steps });
    if (room) last({ room, client, version, leaving: true });
    this.stream?.close();
  }

  // ---- what is kept

  /** What the words of this window have of the room, for whoever takes them up again. */
  has(thorough = Date.now() - this.looked > LOOK) {
    if (!this.id) return this.page.from && this.page.unsaved ? JSON.stringify(this.page.from) : undefined;
    const loose = this.peer.unconfirmed.map(it => it.toJSON()), { doc } = this.place.view.state;
    if (thorough) this.looked = Date.now();
    const small = JSON.stringify(loose).length < MOST_LOOSE;
    return JSON.stringify({
      room: this.id, client: this.name, version: this.peer.version, seq: this.seq, loose: small ? loose : [{}], dirty: [...this.dirty.keys()],
      ...thorough && { whole: read(write(doc)).eq(doc) },
    });
  }
}
