// Keeps what is typed in a story: in this browser at once, on the server about every second, until each
// state is acknowledged. Words and places are the page's own. `words` is whoever holds the fields:
// { copy(): object, set(copy): void, onchange: function|null }.
import { Room } from './editor/room.js';

const SEND = 1000, NOTE = 300, LOOK = 15000, PATIENCE = 20000, LONGEST_WAIT = 30000, KEEPALIVE = 60000, FLUSH = 2000;
const NEVER = [400, 404, 413]; // sent again it would be answered so again
const OURS = ['form-token', 'onto', 'client', 'step'];

// ---- the fields of a form, as they are

export function plain(form) {
  const fields = () => [...form.elements].filter(it => it.name && !OURS.includes(it.name) && it.type !== 'hidden');
  const it = {
    onchange: null,
    copy() {
      const copy = {};
      for (const field of fields())
        if (field.type === 'radio') { if (field.checked) copy[field.name] = field.value }
        else copy[field.name] = field.type === 'checkbox' && !field.checked ? '' : field.value;
      return copy;
    },
    set(copy) {
      for (const field of fields()) {
        const value = copy[field.name];
        if (value === undefined) continue;
        if (field.type === 'radio') field.checked = field.value === value;
        else if (field.type === 'checkbox') field.checked = Boolean(value);
        else field.value = value;
      }
    },
  };
  form.addEventListener('input', () => it.onchange?.());
  return it;
}

/** The fields that somebody has filled before any script was there. */
function touched(form) {
  const changed = it => it.type === 'radio' || it.type === 'checkbox' ? it.checked !== it.defaultChecked
    : it.options ? !([...it.options].find(option => option.defaultSelected) ?? it.options[0])?.selected
    : it.value !== it.defaultValue;
  return [...form.elements].filter(it => it.name && it.type !== 'hidden' && 'value' in it && it.localName !== 'button' && changed(it)).map(it => it.name);
}

// ---- the journal: for each window the newest state that the server may not have

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open('desk', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('journal', { keyPath: ['story', 'client'] });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

async function journal(mode, work) {
  const tx = (await opened).transaction('journal', mode, { durability: 'strict' });
  const request = work(tx.objectStore('journal'));
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve(request.result);
    tx.onerror = tx.onabort = () => reject(tx.error);
  });
}

// ---- keeping

export function keep(form, words) {
  const sign = document.getElementById('kept'), said = sign.dataset, again = document.getElementById('again');
  const at = said.at, story = Number(said.story), person = Number(said.person), client = crypto.randomUUID();
  let token = form.elements['form-token'].value, onto = Number(form.elements.onto.value);
  let continues = said.client ? { client: said.client, step: Number(said.step) } : null;
  let step = 0, acked = 0, noted = 0, sending = false, submitting = false, timer = 0, noting = 0, misses = 0, since = null, refused = 0;
  let holding = false, flushed = false, settled = null, dismissed = false;

  navigator.locks?.request(`desk-${client}`, () => new Promise(() => {}));

  const clock = time => new Date(time).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  const put = (text, ...values) => values.reduce((all, value, i) => all.replace(`{${i}}`, () => value), text);

  function show(state, text, ...more) {
    sign.hidden = false;
    if (sign.className === `keep-sign ${state}` && sign.firstChild?.data === text && !more.length) return;
    sign.className = `keep-sign ${state}`;
    sign.replaceChildren(text, ...more.flatMap(it => [' ', it]));
  }
  function button(text, act) {
    const it = document.createElement('button');
    it.type = 'button';
    it.textContent = text;
    it.addEventListener('click', act);
    return it;
  }
  function compare(href) {
    const it = document.createElement('a');
    it.href = href;
    it.textContent = said.compare;
    return it;
  }

  // Together with others, where that can be: `words.place` is where their words and these meet.
  const early = touched(form);
  const room = words.place && new Room(words.place, {
    at, form, person, client, onto, early, from: said.room ? JSON.parse(said.room) : null,
    unsaved: Boolean(said.client) || Boolean(document.getElementById('problems')),
  }, {
    came(number) {
      based(number); // of the words that stand here now, and not of those that the page came with
      for (const it of document.querySelectorAll('div.held')) it.hidden = true;
    },
    moved(number) {
      if (number <= onto) return;
      based(number);
      if (['conflict', 'held'].some(it => sign.classList.contains(it)) && step) words.onchange();
    },
    trouble(text) { show('failed', put(said.failed, text)) },
  });
  words.room = room;

  const entry = copy => ({ story, client, person, step, onto, continues, at: Date.now(), copy });
  function note(copy) {
    clearTimeout(noting);
    noting = 0;
    if (noted === step) return Promise.resolve();
    const now = step;
    return journal('readwrite', it => it.put(entry(copy))).then(() => { noted = now }, () => {});
  }
  const forget = (who, upTo) => journal('readwrite', it => {
    const key = [story, who], asked = it.get(key);
    asked.onsuccess = () => { if (asked.result?.step <= upTo) it.delete(key) };
    return asked;
  }).catch(() => {});

  function request(method, path, body, more = {}) {
    return fetch(at + path, {
      method, body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json', 'form-token': token }, ...more,
    });
  }
  function body(state, leaving = false) {
    const { body, blocks, ...fields } = state.copy; // what there is of a room is a field like any
    return JSON.stringify({ onto: state.onto, client: state.client, step: state.step, continues: state.continues ?? undefined, leaving, fields, body, blocks });
  }

  words.onchange = () => {
    step++;
    if (acked + 1 === step && !misses) show('saving', said.saving);
    noting ||= setTimeout(() => note(words.copy()), NOTE);
    timer ||= setTimeout(send, SEND);
  };

  // One request at a time, always of the newest state.
  async function send() {
    clearTimeout(timer);
    timer = 0;
    if (sending || acked >= step || refused === step || submitting) return;
    sending = true;
    const state = entry(words.copy());
    let wait = 0;
    try {
      await note(state.copy);
      const answer = await request('PUT', '/draft', body(state));
      wait = await taken(state, answer);
    } catch {
      since ??= Date.now();
      misses++;
      show('offline', put(said.offline, clock(since)));
      wait = again_in();
    }
    sending = false;
    if (acked < step && wait >= 0) timer ||= setTimeout(send, Math.max(wait, misses ? 0 : SEND));
  }
  const again_in = () => Math.min(LONGEST_WAIT, SEND * 2 ** Math.min(misses, 6)) * (0.5 + Math.random() / 2);

  // What the server said of a state; how long to wait before the next, or -1 for something to happen.
  async function taken(state, answer) {
    if (answer.status === 401 || answer.status === 403) return await signedOut() ? 0 : -1;
    const json = await answer.json().catch(() => ({}));
    if (![200, 409, 422, 423].includes(answer.status) || !json.step) {
      misses++;
      show('failed', put(said.failed, json.detail ?? answer.status));
      if (NEVER.includes(answer.status)) { refused = state.step; return -1 }
      return Math.max(again_in(), 1000 * Number(answer.headers.get('Retry-After') ?? 0));
    }
    misses = 0;
    since = null;
    continues = null;
    acked = Math.max(acked, json.step);
    holding = answer.status !== 423;
    based(json.number);
    forget(client, acked);
    if (settled) forget(settled.client, settled.step);
    if (answer.status !== 200) aside(answer.status, json);
    else if (acked < step) show('saving', said.saving);
    else show('saved', put(said.saved, clock(json.at)));
    return 0;
  }

  function based(number) {
    onto = number;
    for (const field of document.querySelectorAll('input[name=onto]')) field.value = number;
  }

  // Kept, and something else to know.
  function aside(status, json) {
    if (status === 423) show('held', put(said.held, json.holder.name, json.holder.since), compare(json.compare));
    else if (status === 422) show('problems', put(said.problems, json.problems.map(it => `${it.name}: ${it.rule}`).join('; ')));
    else show('conflict', put(said.conflict, json.by, json.newest), compare(json.compare),
      ...(json.merged ? [button(said.merge, () => {
        if (room?.here) return together();
        if (step > json.step) return send(); // it is not of the newest words: the answer brings another
        words.set(json.merged);
        based(json.newest);
        words.onchange();
      })] : []));
  }

  // In a room it is done for all, on the newest that all have typed.
  async function together() {
    try {
      if (await room.takeIn(proposal)) words.onchange();
    } catch (error) {
      show('failed', put(said.failed, error.message));
    }
  }
  async function proposal() {
    while (sending) await new Promise(done => setTimeout(done, 20));
    sending = true;
    try {
      step++;
      const state = entry(words.copy()), answer = await request('PUT', '/draft', body(state)), json = await answer.clone().json();
      await taken(state, answer);
      return json.merged ? json : answer.status === 409 ? null : undefined;
    } finally {
      sending = false;
      if (acked < step) timer ||= setTimeout(send, SEND);
    }
  }

  // ---- the session has ended, or another has begun

  function renewed(other) {
    token = other;
    for (const field of document.querySelectorAll('input[name=form-token]')) field.value = other;
  }
  async function signedOut() {
    const answer = await request('GET', '/lock', undefined).catch(() => null);
    const json = answer?.ok ? await answer.json() : null;
    if (json?.me === person) {
      renewed(json.token);
      again.close('in');
      return true;
    }
    if (json) show('failed', said.other);
    else if (answer?.status === 401) {
      show('failed', said.out, button(said.signIn, signIn));
      if (!dismissed) signIn();
    } else show('failed', put(said.failed, answer?.status ?? ''));
    return false;
  }
  function signIn() {
    if (again.open) return;
    const frame = again.querySelector('iframe');
    frame.src = said.door;
    frame.onload = async () => {
      if (frame.contentDocument?.querySelector('#email, #code')) return;
      if (await signedOut()) send();
    };
    again.returnValue = '';
    again.showModal();
  }
  again.addEventListener('close', () => { dismissed = again.returnValue !== 'in' });

  // ---- who writes here

  async function look() {
    if (document.hidden || sending) return;
    try {
      const mine = step ? { client, step } : continues;
      const asked = new URLSearchParams({ ...mine, ...room?.here && { room: room.id } });
      const answer = await request(holding ? 'POST' : 'GET', `/lock?${asked}`, undefined);
      if (!answer.ok) return;
      const json = await answer.json();
      if (json.based > onto) based(json.based);
      if (json.token !== token && json.me === person) {
        renewed(json.token);
        if (!timer) send();
      }
      if (json.mine === false) {
        holding = false;
        if (step === acked && !document.querySelector('div.held')) show('held', put(said.held, json.name, json.since));
      } else if (json.number > onto && json.number !== room?.onto?.number) {
        if (room?.here && !sign.classList.contains('conflict')) words.onchange(); // the answer says what to do about it
        else if (!room?.here && step === 0) show('conflict', said.moved);
      }
    } catch { /* the next look tells */ }
  }
  setInterval(look, LOOK);
  addEventListener('online', () => { misses = 0; send() });
  document.addEventListener('visibilitychange', () => { if (document.hidden) note(words.copy()); else { look(); send() } });

  // ---- coming and going

  // A form says which window its words are from: the server may know more of that than the page.
  function signed(sent, upTo) {
    const has = room?.has(true);
    if (has) hidden(sent, 'room', has);
    if (!step) return;
    if (!continues) for (const it of sent.querySelectorAll('input[name=client], input[name=step]')) it.remove();
    for (const [name, value] of [['client', client], ['step', upTo]]) hidden(sent, name, value);
  }
  function hidden(sent, name, value) {
    if (name === 'room') sent.querySelector('input[name=room]')?.remove();
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    sent.append(field);
  }
  document.addEventListener('submit', event => {
    const sent = event.target;
    if (event.defaultPrevented || sent.method === 'dialog') return; // nothing goes to the server
    if (room?.here && room.loose && !flushed) {
      event.preventDefault();
      room.flush(FLUSH).finally(() => {
        flushed = true;
        sent.requestSubmit(event.submitter);
        flushed = false;
      });
      return;
    }
    if (sent !== form) return sent.elements.onto && signed(sent, step);
    submitting = true;
    setTimeout(() => { submitting = false }, PATIENCE);
    if (!step) return;
    note(words.copy());
    signed(form, ++step);
  });
  addEventListener('beforeunload', event => { if (step > acked && !submitting) event.preventDefault() });
  addEventListener('pagehide', () => {
    if (submitting || !step) return;
    const last = body(entry(words.copy()), true);
    if (last.length < KEEPALIVE) request('PUT', '/draft', last, { keepalive: true }).catch(() => {});
    if (holding && step === acked) request('DELETE', '/lock', undefined, { keepalive: true }).catch(() => {});
  });

  // What other windows of this browser have left and the server may not have: each is sent as it was, so
  // that it is kept whatever it was made from; the newest that fits is taken up here.
  async function restore() {
    const all = await journal('readonly', it => it.getAll()).catch(() => []);
    const alive = new Set((await navigator.locks?.query())?.held.map(it => it.name));
    const left = all.filter(it => it.story === story && it.person === person && it.client !== client && !alive.has(`desk-${it.client}`));
    for (const state of left.sort((one, other) => other.at - one.at)) {
      const answer = await request('PUT', '/draft', body(state));
      const json = await answer.json().catch(() => ({}));
      if (!json.step && NEVER.includes(answer.status)) {
        mend(state, json.detail ?? answer.status);
        continue;
      }
      if (!json.step) throw new Error(answer.status);
      // What a room does not have is in no revision: it is taken up though it came while this page was made.
      const loose = state.copy.room && /"(loose|dirty)":\[[^\]]/.test(state.copy.room);
      if ((json.fresh || loose) && step === 0 && !settled && state.at > said.when && (answer.status === 200 || answer.status === 422)) {
        settled = state;
        words.set(state.copy);
        if (room) Object.assign(room.page, { unsaved: true, from: state.copy.room ? JSON.parse(state.copy.room) : null, onto: json.number });
        continues = { client: state.client, step: json.step };
        based(json.number);
        for (const field of form.querySelectorAll('input[name=client]')) field.value = state.client;
        for (const field of form.querySelectorAll('input[name=step]')) field.value = json.step;
        show('saved', put(said.restored, clock(state.at)));
      } else if (step === 0 && !settled && answer.status === 200 && json.number > onto) {
        await forget(state.client, json.step); // it came and became a revision after this page was made
        return location.reload();
      } else if (json.fresh) show('conflict', put(said.left, clock(state.at)), compare(json.compare));
      await forget(state.client, json.step);
    }
  }
  // What is refused for good is in no place but this browser: it stays there, and stands here to be mended.
  function mend(state, why) {
    if (step || settled || state.at <= said.when) return;
    settled = state;
    words.set(state.copy);
    if (room) Object.assign(room.page, { unsaved: true, from: state.copy.room ? JSON.parse(state.copy.room) : null });
    show('failed', put(said.failed, why));
  }
  const bring = () => restore().then(() => room?.come(), () => setTimeout(bring, 5 * SEND));
  bring();
  look();
  if (early.length) words.onchange();
}
