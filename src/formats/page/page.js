// The page's script: words that can be heard, search, quotes. It stands inline in every page that is
// written; the comments and the indentation stay here.
'use strict';
(() => {
const find = (selector) => document.querySelector(selector);
const audio = find('audio'), main = find('main'), root = document.documentElement;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Times are whole numbers in base 32, the sixth bit says that more follows; a signed one has its sign
// in the lowest bit.
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const numbers = (text) => {
  const list = [];
  let value = 0, place = 1;
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter);
    value += (digit & 31) * place;
    place *= 32;
    if (digit < 32) {
      list.push(value);
      value = 0;
      place = 1;
    }
  }
  return list;
};
const signed = (value) => value % 2 ? -(value + 1) / 2 : value / 2;

// Words: what they are, where they are, when they are said (in seconds).
const words = [];
const speakerOf = (word) => word.turn.querySelector('cite')?.textContent || '';
let last = 0;
for (const p of main.querySelectorAll('p[data-w]')) {
  const times = numbers(p.dataset.w), fragment = document.createDocumentFragment();
  const turn = p.parentNode;
  let n = 0;
  for (const node of [...p.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE) {
      fragment.append(node);
      continue;
    }
    node.data.split(' ').forEach((text, i) => {
      if (i) fragment.append(' ');
      if (!text || n >= times.length) return fragment.append(text);
      const span = document.createElement('span');
      const length = times[n++], start = last + (length % 2 ? signed(times[n++]) : 0);
      const end = start + (length >> 1);
      span.textContent = text;
      span.className = 'w';
      span.index = words.length;
      words.push({ text: text.replace(/\u00a0/g, ' '), span, turn, glued: !!node.previousSibling && !i,
        start: start / 1000, end: end / 1000 });
      last = end;
      fragment.append(span);
    });
  }
  p.replaceChildren(fragment);
}
let latest = 0;
const starts = Float64Array.from(words, (word) => latest = Math.max(latest, word.start));

// The first word from which on something is so.
const firstWord = (isSo) => {
  let low = 0, high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
// The last word that begins at or before a time; -1 before the first.
const wordAt = (time) => firstWord((i) => starts[i] > time) - 1;
const space = (i) => words[i]?.glued ? '' : ' ';        // before a word
const join = (from, to) => {
  let text = '';
  for (let i = from; i < to; i++) text += (i > from ? space(i) : '') + words[i].text;
  return text;
};
const clock = (seconds) => {
  const s = Math.max(0, Math.floor(seconds || 0)), h = Math.floor(s / 3600);
  const two = (n) => String(n).padStart(2, '0');
  return (h ? h + ':' + two(Math.floor(s / 60) % 60) : Math.floor(s / 60)) + ':' + two(s % 60);
};

// What only a script can do comes with it.
document.body.append(find('#controls').content.cloneNode(true));
find('#searching').append(find('#search'));
find('footer').append(find('#keys'));
main.before(find('#dock'));
const status = find('#status'), dock = find('#dock');
let fading;
const say = (text) => {
  status.textContent = text;
  status.classList.add('seen');
  clearTimeout(fading);
  fading = setTimeout(() => status.classList.remove('seen'), 3000);
};

// Marking and scrolling. What is measured is measured before anything is changed.
let now = -1, follows = true;
const isInView = (box) => box.top > 90 && box.bottom < innerHeight - (audio ? dock.offsetHeight : 0) - 40;
const reveal = (span, always) => {
  if (always || !isInView(span.getBoundingClientRect()))
    span.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
};
const markAll = (name, from, to) => {
  for (const span of main.querySelectorAll('.' + name)) span.classList.remove(name);
  for (let i = from; i < to; i++) words[i].span.classList.add(name);
};
const chapters = [...main.querySelectorAll('h2[data-t]')].map((heading) => ({
  heading, start: heading.dataset.t / 1000, link: find('nav a[href="#' + heading.id + '"]') }));
let chapter = null;
const showChapter = (time) => {
  const current = chapters.filter((one) => one.start <= time + .05).pop() || null;
  if (current === chapter) return;
  chapter?.link?.removeAttribute('aria-current');
  current?.link?.setAttribute('aria-current', 'true');
  chapter = current;
  find('#where').textContent = current ? current.heading.textContent : '';
};
const mark = (index) => {
  if (index === now) return;
  const old = words[now], next = words[index];
  if (next && follows && audio && !audio.paused) reveal(next.span);
  old?.span.classList.remove('now');
  next?.span.classList.add('now');
  if (old?.turn !== next?.turn) {
    old?.turn.classList.remove('speaking');
    next?.turn.classList.add('speaking');
  }
  now = index;
};

// Playing.
let waiting = null, stop = Infinity;     // from where to play once it is loaded, up to where
const duration = () => audio.duration || audio.dataset.d / 1000 || (words.length ? words[words.length - 1].end : 0);
let shown = -1;
const showPlace = (time) => {
  const seek = find('#seek'), whole = duration(), text = clock(time) + ' / ' + clock(whole);
  if (!seek.dragged) seek.value = time;
  seek.max = whole;
  seek.style.setProperty('--done', (whole ? 100 * seek.value / whole : 0) + '%');
  if (find('#clock').textContent !== text) {
    find('#clock').textContent = text;
    seek.setAttribute('aria-valuetext', clock(time) + ' of ' + clock(whole));
  }
  shown = time;
};
// The word as soon as it is said; the place a few times a second.
const show = () => {
  const time = waiting ?? audio.currentTime, index = wordAt(time + .02);
  if (time >= stop) {
    stop = Infinity;
    audio.pause();
  }
  mark(index >= 0 && time < words[index].end + .5 ? index : -1);
  showChapter(time);
  if (audio.paused || Math.abs(time - shown) > .2) showPlace(time);
};
const tick = () => {
  show();
  if (!audio.paused) requestAnimationFrame(tick);
};
const go = (time, plays) => {
  if (!audio) return;
  stop = Infinity;
  time = Math.max(0, Math.min(time, duration() || time));
  if (audio.readyState) audio.currentTime = time;
  else waiting = time;
  if (plays) play();
  show();
};
const play = () => audio.play().catch((error) => {
  if (error.name !== 'AbortError') say('The audio does not play: ' + audio.getAttribute('src'));
});
const hear = (from, to) => {
  go(words[from].start, true);
  stop = words[to - 1].end;
};
// One word on, or back: alone, unless all is heard anyway.
const stepWord = (step) => {
  const at = Math.max(0, Math.min(words.length - 1, wordAt((waiting ?? audio.currentTime) + .02) + step));
  if (!audio.paused && stop === Infinity) go(words[at].start);
  else if (words.length) hear(at, at + 1);
};
const toggle = () => audio.paused ? play() : audio.pause();
const setFollows = (on) => {
  follows = on;
  find('#follow').setAttribute('aria-pressed', on);
  if (on && words[now]) reveal(words[now].span);
};
// Who scrolls wants to read elsewhere.
const stray = () => {
  if (audio && !audio.paused && follows) setFollows(false);
};
const speeds = [...find('#speed').options].map((option) => +option.value);
const setSpeed = (speed) => {
  audio.playbackRate = speed;
  find('#speed').value = speed;
  say(speed + ' times the speed');
};
const stepSpeed = (step) => {
  const at = speeds.indexOf(audio.playbackRate);
  setSpeed(speeds[Math.max(0, Math.min(speeds.length - 1, at + step))]);
};
const stepChapter = (step) => {
  const time = audio.currentTime, at = chapters.filter((one) => one.start <= time - (step < 0 ? 2 : 0)).length - 1;
  const next = chapters[Math.max(0, step < 0 ? at : at + 1)];
  if (next) go(next.start, false), reveal(next.heading, true);
};

// Captions over the player: a track of its own, since a page from a disk may not load one, and
// browsers draw none over an audio.
const makeTrack = () => {
  const data = numbers(main.dataset.c || ''), cues = [];
  const time = (seconds) => {
    const ms = Math.max(0, Math.round(seconds * 1000));
    return [ms / 36e5, ms / 6e4 % 60, ms / 1e3 % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':')
      + '.' + String(ms % 1000).padStart(3, '0');
  };
  let text = 'WEBVTT\n', word = 0;
  for (let i = 0; i + 2 < data.length && word < words.length;) {
    const first = word, lines = [], from = data[i++], to = data[i++];
    let n;
    do {
      n = data[i++];
      lines.push(join(word, word + (n >> 1)));
      word += n >> 1;
    } while (n % 2);
    if (word > words.length || word === first) break;
    text += '\n' + cues.length + '\n' + time(words[first].start + signed(from) / 1000) + ' --> '
      + time(words[word - 1].end + signed(to) / 1000) + '\n'
      + lines.join('\n').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') + '\n';
    cues.push({ lines, word: first });
  }
  if (!cues.length) return;
  const element = document.createElement('track'), panel = find('#caption');
  element.kind = 'captions';
  element.label = 'Captions';
  element.srclang = root.lang || 'en';
  element.default = true;
  element.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
  audio.append(element);
  element.track.mode = 'hidden';
  element.track.addEventListener('cuechange', () => {
    const active = [...element.track.activeCues || []].map((cue) => cues[cue.id]);
    panel.replaceChildren(...active.flatMap((cue) => {
      const name = document.createElement('b'), line = document.createElement('span');
      name.textContent = speakerOf(words[cue.word]);
      name.className = words[cue.word].turn.className.replace('speaking', '');
      line.textContent = cue.lines.join('\n');
      return [name, line];
    }));
  });
  find('#captions').hidden = false;
};
const setCaptions = (on) => {
  find('#caption').hidden = !on;
  root.classList.toggle('captioned', on);
  find('#captions').setAttribute('aria-pressed', on);
};

// Search: terms much alike in much the same order. A term is a word, or a letter where no spaces part
// words, since people part them otherwise. Terms are compared by the letters that must be changed to
// make one of the other, rare ones count for more, and two may have been one.
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/[^\p{L}\p{N}]+/gu, '');
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const part = (text) => SPACELESS.test(text) ? [...fold(text)] : [fold(text)];
const folded = [], owners = [];         // the terms, and the words that they are of
words.forEach((word, i) => {
  for (const term of part(word.text)) folded.push(term), owners.push(i);
});
const wordsOf = (from, to, score) => ({ from: owners[from], to: owners[to - 1] + 1, score });
const counts = new Map();
for (const term of folded) counts.set(term, (counts.get(term) || 0) + 1);
const weigh = (term) => {
  const share = Math.max(1, counts.get(term) || 0) / (folded.length + 3000);
  if (term.length < 3 || share > .012) return .25;
  return Math.min(1, Math.max(.35, .35 + .65 * Math.log(.012 / share) / Math.log(24)));
};
const distance = (a, b) => {
  let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      let cost = Math.min(row[k - 1] + (a[i - 1] !== b[k - 1]), row[k] + 1, next[k - 1] + 1);
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
        cost = Math.min(cost, before[k - 2] + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length];
};
const alike = (a, b, least) => {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length), most = (1 - least) * longest;
  if (Math.abs(a.length - b.length) > most) return 0;
  const share = 1 - distance(a, b) / longest;
  return share < least ? 0 : share;
};
const worth = (share) => share >= 1 ? 1 : (share - .4) / .6 * .95;
const memo = (make) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
};

// Each place where the query may end, with the best way to have got there.
const align = (query) => {
  const n = folded.length, weights = query.map(weigh);
  const textWeights = folded.map(memo(weigh));
  const whole = weights.reduce((a, b) => a + b, 0);
  const drop = (i) => -.18 * weights[i];
  let two, above = { gain: new Float64Array(n + 1), start: Int32Array.from({ length: n + 1 }, (_, j) => j) };
  query.forEach((term, i) => {
    const gain = memo((other) => {
      const share = alike(term, other, .55);
      return share ? weights[i] * worth(share) : -.1 * weights[i];
    });
    const joined = memo((other) => weights[i] * .97 * worth(alike(term, other, .7)));
    const pair = i && query[i - 1] + term;
    const paired = memo((other) => (weights[i] + weights[i - 1]) * .97 * worth(alike(pair, other, .7)));
    const row = { gain: new Float64Array(n + 1), start: new Int32Array(n + 1) };
    row.gain[0] = above.gain[0] + drop(i);
    for (let j = 1; j <= n; j++) {
      const word = folded[j - 1], both = j > 1 && folded[j - 2] + word;
      let best = above.gain[j - 1] + gain(word), from = above.start[j - 1];
      const take = (value, start) => {
        if (value > best) best = value, from = start;
      };
      take(above.gain[j] + drop(i), above.start[j]);
      take(row.gain[j - 1] - .03 - .06 * textWeights[j - 1], row.start[j - 1]);
      if (both && term.length > 3 && both[0] === term[0] && Math.abs(both.length - term.length) < 3)
        take(above.gain[j - 2] + joined(both), above.start[j - 2]);
      if (two && word.length > 3 && word[0] === pair[0] && Math.abs(word.length - pair.length) < 3)
        take(two.gain[j - 1] + paired(word), two.start[j - 1]);
      row.gain[j] = best;
      row.start[j] = from;
    }
    two = above;
    above = row;
  });
  return { score: above.gain.map((gain) => gain / whole), start: above.start };
};
const MOST = 20;
const searchFuzzily = (query) => {
  const { score, start } = align(query), hits = [];
  const order = [...score.keys()].filter((j) => score[j] >= .5).sort((a, b) => score[b] - score[a] || a - b);
  for (const to of order) {
    if (hits.length === MOST) break;
    if (start[to] >= to) continue;
    const hit = wordsOf(start[to], to, score[to]);
    if (!hits.some((other) => hit.from < other.to && hit.to > other.from)) hits.push(hit);
  }
  return hits;
};

// The letters of the query as they stand, from the beginning of a word on.
let letters, places;
const searchExactly = (text) => {
  if (!places) {
    letters = folded.join('');
    places = new Map();
    let at = 0;
    folded.forEach((term, i) => {
      if (term) places.set(at, i);
      at += term.length;
    });
  }
  const hits = [];
  for (let at = letters.indexOf(text); at >= 0 && hits.length < MOST; at = letters.indexOf(text, at + 1)) {
    const from = places.get(at);
    let to = from, length = 0;
    while (from !== undefined && to < folded.length && length < text.length) length += folded[to++].length;
    if (from !== undefined) hits.push(wordsOf(from, to, 1));
  }
  return hits;
};
const search = (text) => {
  const query = text.split(/\s+/).flatMap(part).filter(Boolean).slice(0, 60);
  if (!query.length) return [];
  const exact = searchExactly(query.join(''));
  if (query.join('').length < 4 || (query.length < 2 && exact.length)) return exact;
  const rough = searchFuzzily(query).filter((hit) =>
    !exact.some((other) => hit.from < other.to && hit.to > other.from));
  return [...exact, ...rough].slice(0, MOST);
};

let hits = [], hit = -1;
const list = find('#hits'), field = find('#query');
const visit = (index) => {
  if (!hits.length) return;
  hit = (index + hits.length) % hits.length;
  const { from, to } = hits[hit];
  markAll('found', from, to);
  setFollows(false);
  reveal(words[from].span, true);
  go(words[from].start, false);
  [...list.children].forEach((item, i) => item.firstChild.classList.toggle('here', i === hit));
  find('#count').textContent = (hit + 1) + ' of ' + hits.length;
  if (list.contains(document.activeElement)) find('#after').focus();
  list.hidden = true;
};
// Over the page where there is room for it, above the player.
const showHits = () => {
  list.hidden = !hits.length;
  const top = find('#searching').getBoundingClientRect().top;
  if (hits.length && list.getBoundingClientRect().bottom > innerHeight - dock.offsetHeight)
    scrollBy({ top, behavior: calm.matches ? 'auto' : 'smooth' });
};
const listHits = () => {
  const text = field.value.trim();
  hits = search(text);
  hit = -1;
  markAll('found', 0, 0);
  list.replaceChildren(...hits.map(({ from, to }, i) => {
    const item = document.createElement('li'), button = document.createElement('button');
    const name = document.createElement('b'), strong = document.createElement('mark');
    const paragraph = words[from].span.parentNode;
    let first = from, end = to;
    while (first > 0 && first > from - 7 && words[first - 1].span.parentNode === paragraph) first--;
    while (end < words.length && end < to + 9 && words[end].turn === words[from].turn) end++;
    name.textContent = clock(words[from].start) + ' ' + speakerOf(words[from]);
    name.className = words[from].turn.className.replace('speaking', '');
    strong.textContent = join(from, to);
    button.type = 'button';
    button.append(name, document.createElement('br'), join(first, from), first < from ? space(from) : '', strong,
      to < end ? space(to) : '', join(to, end));
    button.addEventListener('click', () => visit(i));
    item.append(button);
    return item;
  }));
  find('#count').textContent = !text ? '' : hits.length ? hits.length + (hits.length === MOST ? ' or more' : '')
    + (hits.length === 1 ? ' place' : ' places') : 'Nobody said that';
  find('#steps').hidden = !hits.length;
  showHits();
};
let typing;
field.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(listHits, 120);
});
find('#search').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  if (hit < 0) listHits();
  visit(hit + 1);
});
find('#search').addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : 0;
  if (event.key === 'Escape') {
    field.value = '';
    listHits();
    field.blur();
  } else if (step && event.target === field) {
    event.preventDefault();
    clearTimeout(typing);
    if (hit < 0) listHits();
    visit(hit < 0 && step < 0 ? -1 : hit + step);
  }
});
find('#before').addEventListener('click', () => visit(hit < 0 ? -1 : hit - 1));
find('#after').addEventListener('click', () => visit(hit + 1));
field.addEventListener('click', showHits);
find('#search').addEventListener('focusout', (event) => {
  if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) list.hidden = true;
});
document.addEventListener('pointerdown', (event) => {
  if (!event.target.closest('#search')) list.hidden = true;
});

// Quotes: what is selected, in whole words, with who said it, when, and where to hear it.
const selected = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(main)) return null;
  const edge = (i, atEnd) => [words[i].span.firstChild, atEnd ? words[i].span.textContent.length : 0];
  const from = firstWord((i) => range.comparePoint(...edge(i, true)) >= 0
    && !(range.startContainer === edge(i)[0] && range.startOffset === edge(i, true)[1]));
  const to = firstWord((i) => range.comparePoint(...edge(i)) > 0
    || (range.endContainer === edge(i)[0] && range.endOffset === 0));
  return from < to ? { from, to } : null;
};
const round = (seconds) => String(Math.round(seconds * 100) / 100);
const addressOf = ({ from, to }) =>
  location.href.replace(/#.*/, '') + '#t=' + round(words[from].start) + ',' + round(words[to - 1].end);
const quote = (span) => {
  const names = [];
  for (let i = span.from; i < span.to; i++) {
    const name = speakerOf(words[i]);
    if (name && name !== names[names.length - 1]) names.push(name);
  }
  return '\u201c' + join(span.from, span.to) + '\u201d\n\u2014 '
    + [[...new Set(names)].join(', '), document.title, clock(words[span.from].start)].filter(Boolean).join(', ')
    + '\n' + addressOf(span);
};
const copy = async (text) => {
  let isDone = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    isDone = document.execCommand('copy');
    area.remove();
  }
  say(isDone ? 'The quote is copied' : 'The browser does not let the page copy');
};
const sentence = () => {
  let from = now, to = now + 1;
  const ends = (i) => /[.?!\u2026\u3002]["'\u201d\u2019)]*$/.test(words[i].text);
  while (from > 0 && words[from - 1].turn === words[now].turn && !ends(from - 1)) from--;
  while (to < words.length && words[to].turn === words[now].turn && !ends(to - 1)) to++;
  return { from, to };
};
const copyQuote = () => {
  const span = selected() || (now >= 0 ? sentence() : null);
  if (span) copy(quote(span));
  else say('Select some words first');
};
const pick = find('#pick');
document.addEventListener('selectionchange', () => {
  const span = selected();
  pick.hidden = !span;
  if (!span) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const top = box.top > 110 ? box.top - pick.offsetHeight - 8 : box.bottom + 8;
  pick.style.top = scrollY + top + 'px';
  pick.style.left = Math.max(8, Math.min(root.clientWidth - pick.offsetWidth - 8,
    box.left + box.width / 2 - pick.offsetWidth / 2)) + 'px';
});
pick.addEventListener('mousedown', (event) => event.preventDefault());
find('#copy').addEventListener('click', copyQuote);
find('#hear').addEventListener('click', () => {
  const span = selected();
  if (span) hear(span.from, span.to);
});

// Addresses: "#t=83.5", "#t=1:23,1:30".
const seconds = (text) => text.split(':').reduce((sum, part) => sum * 60 + +part, 0);
const open = () => {
  const parts = /^#(?:.*&)?t=(?:npt:)?([\d:.]+)?(?:,([\d:.]+))?/.exec(location.hash);
  if (!parts || !words.length) return;
  const start = seconds(parts[1] || '0') || 0;
  const from = Math.max(0, wordAt(start + .02)), end = parts[2] ? seconds(parts[2]) : 0;
  let to = from + 1;
  while (to < words.length && words[to].start < end - .02) to++;
  markAll('cited', from, to);
  setFollows(false);
  reveal(words[from].span, true);
  if (audio) {
    go(start, false);
    say('Press play to hear it from ' + clock(start));
  }
};

main.addEventListener('click', (event) => {
  const span = event.target.closest('.w'), at = event.target.closest('p > a');
  if (at && audio) {
    event.preventDefault();
    const word = at.parentNode.querySelector('.w');
    if (word) go(words[word.index].start, true), history.replaceState(null, '', '#t=' + round(words[word.index].start));
  } else if (span && audio && getSelection().isCollapsed && !event.target.closest('a')) {
    go(words[span.index].start, true);
    setFollows(true);
  }
});
for (const one of chapters)
  one.link?.addEventListener('click', () => go(one.start, false));

const keys = {
  ' ': () => audio && toggle(), k: () => audio && toggle(),
  ArrowLeft: () => go(audio.currentTime - 5), ArrowRight: () => go(audio.currentTime + 5),
  '[': () => audio && stepSpeed(-1), ']': () => audio && stepSpeed(1),
  '<': () => audio && stepChapter(-1), '>': () => audio && stepChapter(1),
  '/': () => field.focus(), n: () => visit(hit + 1), N: () => visit(hit - 1),
  ',': () => audio && stepWord(-1), '.': () => audio && stepWord(1),
  c: copyQuote, t: () => audio && setCaptions(find('#caption').hidden),
  f: () => setFollows(!follows),
  '?': () => { find('#keys').open = true; find('#keys').scrollIntoView({ block: 'center' }); },
};
const single = find('#single');
document.addEventListener('keydown', (event) => {
  const key = keys[event.key];
  if (/^(Page|Home|End|ArrowUp|ArrowDown)/.test(event.key) && !event.target.closest('input, select')) stray();
  if (!key || !single.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, select, textarea') && event.target !== single) return;
  if (event.key === ' ' && event.target.closest('button, a, summary, input')) return;
  if (event.key.startsWith('Arrow') && !audio) return;
  event.preventDefault();
  key();
});

if (audio) {
  const seek = find('#seek');
  audio.controls = false;
  dock.hidden = false;
  root.classList.add('playable');
  makeTrack();
  find('#play').addEventListener('click', toggle);
  find('#back').addEventListener('click', () => go(audio.currentTime - 15));
  find('#ahead').addEventListener('click', () => go(audio.currentTime + 30));
  find('#speed').addEventListener('change', (event) => setSpeed(+event.target.value));
  find('#captions').addEventListener('click', () => setCaptions(find('#caption').hidden));
  find('#follow').addEventListener('click', () => setFollows(!follows));
  seek.addEventListener('input', () => {
    seek.dragged = true;
    go(+seek.value);
  });
  seek.addEventListener('change', () => { seek.dragged = false; });
  for (const kind of ['play', 'pause', 'ended'])
    audio.addEventListener(kind, () => {
      find('#play').setAttribute('aria-label', audio.paused ? 'Play' : 'Pause');
      find('#play').classList.toggle('playing', !audio.paused);
    });
  audio.addEventListener('play', () => requestAnimationFrame(tick));
  for (const kind of ['seeked', 'pause', 'timeupdate']) audio.addEventListener(kind, show);
  audio.addEventListener('loadedmetadata', () => {
    if (waiting !== null) audio.currentTime = waiting;
    waiting = null;
    show();
  });
  audio.addEventListener('error', () => say('The audio cannot be loaded: ' + audio.getAttribute('src')));
  for (const kind of ['wheel', 'touchmove'])
    addEventListener(kind, stray, { passive: true });
  if ('mediaSession' in navigator && window.MediaMetadata) {
    const names = [...new Set([...main.querySelectorAll('cite')].map((cite) => cite.textContent))];
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title, artist: names.join(', ') });
    navigator.mediaSession.setActionHandler('seekbackward', () => go(audio.currentTime - 15));
    navigator.mediaSession.setActionHandler('seekforward', () => go(audio.currentTime + 30));
  }
  if (audio.error) say('The audio cannot be loaded: ' + audio.getAttribute('src'));
  show();
} else {
  find('#hear').hidden = true;
  dock.remove();
}
addEventListener('hashchange', open);
open();
})();
