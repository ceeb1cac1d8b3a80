// Drives Chromium through a page that quoth wrote: node page.js FOLDER ADDRESS. The folder has
// page.html with its audio, hostile.html, hour.html, arabic.html and japanese.html; the address serves it.
'use strict';
const assert = require('assert');
const fs = require('fs');
const { chromium } = require('playwright-core');

const [folder, address] = process.argv.slice(2);
const file = (name) => 'file://' + folder + '/' + name;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--mute-audio',
  '--autoplay-policy=no-user-gesture-required', '--disable-background-networking'];
const PATIENCE = 150000;        // milliseconds: a machine may have other work
const complaints = [];

const open = async (browser, url, options = {}) => {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(url + ': ' + message.text()));
  page.on('pageerror', (error) => complaints.push(url + ': ' + error.message));
  page.on('request', (request) => {
    const place = request.url();
    if (!/^(file|data|blob):/.test(place) && !place.startsWith(address)) complaints.push('asked ' + place);
  });
  await page.goto(url);
  return page;
};
const until = (page, what, argument) => page.waitForFunction(what, argument, { timeout: PATIENCE });
// Waits until @look finds @wanted; else shows what it found last.
const becomes = async (look, wanted) => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    if (require('util').isDeepStrictEqual(await look(), wanted)) return;
  assert.deepStrictEqual(await look(), wanted);
};
const marked = (page) => page.evaluate(() => document.querySelector('.now')?.textContent.replace(/\u00a0/g, ' '));
const seek = (page, time) => page.evaluate((to) => new Promise((done) => {
  const audio = document.querySelector('audio');
  audio.addEventListener('seeked', () => requestAnimationFrame(() => done()), { once: true });
  audio.currentTime = to;
}), time);
const ready = (page) => until(page, () => document.querySelector('audio').readyState > 0);
const time = (page) => page.evaluate(() => document.querySelector('audio').currentTime);

// What was exported with it, word by word.
const { words, paragraphs } = JSON.parse(fs.readFileSync(folder + '/page.quoth.json', 'utf8'));
const some = words.filter((word, i) => i % 97 === 5);

// Selects from a letter of one word to a letter of another, copies, and hands over what was copied.
const copyQuote = async (page, from, to) => {
  await page.evaluate(([first, last]) => {
    const spans = document.querySelectorAll('.w'), range = document.createRange();
    range.setStart(spans[first].firstChild, 1);
    range.setEnd(spans[last].firstChild, 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, [from, to]);
  await page.click('#copy');
  await until(page, () => document.querySelector('#status').textContent === 'The quote is copied');
  return page.evaluate(() => navigator.clipboard.readText());
};
const cited = (page) => page.$$eval('.cited', (all) => all.map((one) => one.index));

const checks = {
  async 'every word is there'(browser) {
    const page = await open(browser, file('page.html'));
    const texts = await page.$$eval('main .w', (spans) => spans.map((span) => span.textContent));
    assert.deepStrictEqual(texts.map((text) => text.replace(/\u00a0/g, ' ')), words.map((word) => word.text));
    return page;
  },

  async 'marks the word that is said'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    for (const word of some) {
      await seek(page, (word.start + word.end) / 2000);
      await becomes(() => marked(page), word.text);
    }
    return page;
  },

  async 'plays'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    await page.keyboard.press('k');
    const first = words.find((word) => word.start > 1500);
    await until(page, (from) => document.querySelector('audio').currentTime > from, first.start / 1000);
    await until(page, () => document.querySelector('.now'));
    await becomes(() => page.getAttribute('#play', 'aria-label'), 'Pause');
    await page.click('#play');
    await until(page, () => document.querySelector('audio').paused);
    return page;
  },

  async 'a click on a word plays it'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    const clicked = Date.now();
    await page.locator('main .w').nth(400).click();
    await until(page, () => !document.querySelector('audio').paused);
    await page.keyboard.press('k');
    await until(page, () => document.querySelector('audio').paused);
    const played = await time(page) - words[400].start / 1000;
    assert.ok(played > -.1 && played < (Date.now() - clicked) / 1000 + .1, String(played));
    return page;
  },

  async 'captions come from a track'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    await page.keyboard.press('t');
    await seek(page, words[0].start / 1000 + .1);
    await until(page, (text) => document.querySelector('#caption').textContent.includes(text), words[0].text);
    assert.ok(await page.evaluate(() => document.querySelector('track').src.startsWith('blob:')));
    return page;
  },

  async 'a misquote is found'(browser) {
    const page = await open(browser, file('page.html'));
    await page.keyboard.press('/');
    await page.fill('#query', 'twice around the world, never once out of site of his kitchen');
    await until(page, () => document.querySelector('#hits button'));
    assert.match(await page.textContent('#hits mark'), /round the world and never once out of sight/);
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('.found'));
    assert.match((await page.$$eval('.found', (all) => all.map((one) => one.textContent))).join(' '),
      /never once out of sight/);
    await page.fill('#query', 'the committee voted to build an airport in space');
    await until(page, () => document.querySelector('#count').textContent === 'Nobody said that');
    return page;
  },

  async 'an address opens there'(browser) {
    const from = words[300], to = words[305];
    const hash = '#t=' + from.start / 1000 + ',' + to.end / 1000;
    const page = await open(browser, file('page.html') + hash);
    await ready(page);
    await becomes(() => cited(page),
      [300, 301, 302, 303, 304, 305]);
    await until(page, () => {
      const box = document.querySelector('.cited').getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    });
    await until(page, (start) => Math.abs(document.querySelector('audio').currentTime - start) < .02, from.start / 1000);
    return page;
  },

  async 'what is selected is a quote'(browser) {
    const page = await open(browser, address + '/page.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    const text = await copyQuote(page, 10, 14);
    const quote = words.slice(10, 15).map((word) => word.text).join(' ');
    assert.strictEqual(text, `\u201c${quote}\u201d\n\u2014 Maren Okafor, The Bench, 0:0${Math.floor(words[10].start / 1000)}\n`
      + `${address}/page.html#t=${Math.round(words[10].start / 10) / 100},${Math.round(words[14].end / 10) / 100}`);
    return page;
  },

  async 'a quote of two speakers, from a disk, opens there'(browser) {
    const page = await open(browser, file('page.html'), { permissions: ['clipboard-read', 'clipboard-write'] });
    const turn = (word) => paragraphs[word.paragraph].speaker;
    const from = words.findIndex((word, i) => i > 3 && turn(word) !== turn(words[i - 1])) - 2;
    const address = (await copyQuote(page, from, from + 4)).split('\n').pop();
    const names = await page.evaluate((i) => [...document.querySelectorAll('.w')].slice(i, i + 5)
      .map((span) => span.closest('section').querySelector('cite').textContent), from);
    assert.ok((await page.evaluate(() => navigator.clipboard.readText()))
      .includes('\u2014 ' + [...new Set(names)].join(', ') + ', The Bench'));
    assert.ok(address.startsWith(file('page.html') + '#t='), address);
    await page.goto('about:blank');
    await page.goto(address);
    await becomes(() => cited(page), [0, 1, 2, 3, 4].map((i) => from + i));
    return page;
  },

  async 'an address that is none does no harm'(browser) {
    const page = await open(browser, file('page.html') + '#t=1.2.3:.');
    await ready(page);
    await becomes(() => time(page), 0);
    return page;
  },

  async 'keys in the search are text, and go from place to place'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    await page.click('#query');
    await page.keyboard.type('kt, .nthe');
    assert.strictEqual(await page.inputValue('#query'), 'kt, .nthe');
    assert.ok(await page.evaluate(() => document.querySelector('audio').paused
      && document.querySelector('#caption').hidden && document.querySelector('audio').currentTime === 0));
    await page.fill('#query', 'tape');
    await until(page, () => /^[2-9]\d* places/.test(document.querySelector('#count').textContent));
    const n = parseInt(await page.textContent('#count'), 10);
    const counted = () => page.textContent('#count');
    await page.keyboard.press('Enter');
    await becomes(counted, '1 of ' + n);
    assert.ok(await page.isHidden('#hits'));
    await page.keyboard.press('Shift+Enter');
    await becomes(counted, n + ' of ' + n);
    await page.keyboard.press('ArrowDown');
    await becomes(counted, '1 of ' + n);
    await page.click('#after');
    await becomes(counted, '2 of ' + n);
    await page.keyboard.press('n');
    await becomes(counted, n > 2 ? '3 of ' + n : '1 of ' + n);
    await page.focus('#query');
    await page.keyboard.press('Escape');
    await becomes(counted, '');
    assert.strictEqual(await page.locator('.found').count(), 0);
    return page;
  },

  async 'what is found is not behind the player'(browser) {
    const page = await open(browser, file('page.html'), { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await page.evaluate(() => scrollBy(0, document.querySelector('#searching').getBoundingClientRect().top - 600));
    await page.fill('#query', 'tape');
    await until(page, () => document.querySelector('#hits button'));
    await becomes(() => page.evaluate(() => document.querySelector('#hits').getBoundingClientRect().bottom
      <= document.querySelector('#dock').getBoundingClientRect().top), true);
    return page;
  },

  async 'a key plays one word'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    await seek(page, words[40].start / 1000 + .03);
    await page.evaluate(() => {
      window.played = 0;
      document.querySelector('audio').addEventListener('pause', () => { window.played++; });
    });
    await page.keyboard.press('.');
    await until(page, () => window.played === 1);
    const at = await time(page);
    assert.ok(at >= words[41].end / 1000 - .01, at + ' is before ' + words[41].end);
    return page;
  },

  async 'no word is marked long after it'(browser) {
    const page = await open(browser, file('page.html'));
    await ready(page);
    const long = words.findIndex((word, i) => i && word.start - words[i - 1].end > 700);
    await seek(page, words[long].start / 1000 - .1);
    await becomes(() => marked(page), undefined);
    return page;
  },

  async 'reads from right to left'(browser) {
    const page = await open(browser, file('arabic.html'));
    const [side, edge] = await page.evaluate(() => [document.documentElement.dir,
      document.querySelector('cite').getBoundingClientRect().right - document.querySelector('main p').getBoundingClientRect().right]);
    assert.strictEqual(side, 'rtl');
    assert.ok(Math.abs(edge) < 2, String(edge));
    return page;
  },

  async 'a misquote is found where no spaces part words'(browser) {
    const page = await open(browser, file('japanese.html'));
    for (const query of ['川の近くに住む人が作った', '古い橋についてお話', '近くに住ん']) {
      await page.fill('#query', query);
      await until(page, (text) => document.querySelector('#count').textContent === '1 place'
        && document.querySelector('#query').value === text && document.querySelector('#hits mark'), query);
      await page.fill('#query', '');
      await until(page, () => document.querySelector('#count').textContent === '');
    }
    await page.fill('#query', '昨日は誰も歌いませんでした');
    await until(page, () => document.querySelector('#count').textContent === 'Nobody said that');
    return page;
  },

  async 'nothing moves while it opens'(browser) {
    const page = await open(browser, 'about:blank');
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((seen) => seen.getEntries().forEach((entry) => { window.moved += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(file('hour.html'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const moved = await page.evaluate(() => window.moved);
    assert.ok(moved < .1, String(moved));
    return page;
  },

  async 'text is only text'(browser) {
    const page = await open(browser, file('hostile.html'));
    assert.strictEqual(await page.evaluate(() => window.hacked), undefined);
    assert.strictEqual(await page.title(), 'A </script><script>hacked=1</script> <!-- "title"');
    assert.strictEqual(await page.$$eval('main script, main img, main b', (all) => all.length), 0);
    assert.deepStrictEqual(await page.$$eval('#links a', (all) => all.map((one) => one.href)),
      ['https://example.org/?a=1&b=%22', 'mailto:a@example.org']);
    const episode = JSON.parse(await page.textContent('script[type="application/ld+json"]'));
    assert.strictEqual(episode['@type'], 'PodcastEpisode');
    assert.strictEqual(episode.name, await page.title());
    assert.match(episode.description, /\u2028/);
    return page;
  },

  async 'reads without a script'(browser) {
    const page = await open(browser, file('page.html'), { javaScriptEnabled: false });
    assert.ok(await page.isVisible('audio'));
    assert.match(await page.textContent('main'), /never once out of sight of his own kitchen/);
    assert.match(await page.getAttribute('main p a', 'href'), /^audio\.m4a#t=\d/);
    assert.strictEqual(await page.locator('#dock').count(), 0);
    return page;
  },

  async 'an hour opens soon'(browser) {
    const page = await open(browser, file('hour.html'));
    assert.ok(await page.$$eval('main .w', (all) => all.length) > 12000);
    await page.fill('#query', 'he was the rudest pear of hands along the coast');
    await until(page, () => document.querySelector('#hits button'));
    return page;
  },
};

// Without AXE the folder has no axe-core.
const checkAccess = async (browser) => {
  const axe = require.resolve('axe-core/axe.min.js');
  for (const colorScheme of ['light', 'dark'])
    for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
      const context = await browser.newContext({ colorScheme, viewport, bypassCSP: true,
        reducedMotion: 'reduce' });      // else it may look at a colour on its way to another
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      await page.goto(file('page.html'));
      await page.click('#captions');
      await page.keyboard.press('?');
      await page.fill('#query', 'out of sight of his kitchen');
      await until(page, () => document.querySelector('#hits button'));
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepStrictEqual(violations.map((one) => one.id + ': '
        + one.nodes.map((node) => node.html.slice(0, 120) + node.failureSummary).join('; ')), []);
      await context.close();
    }
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS, timeout: PATIENCE });
  try {
    for (const [name, check] of Object.entries(checks)) {
      const page = await check(browser);
      await page.context().close();
      console.log('ok: ' + name);
    }
    await checkAccess(browser);
    console.log('ok: axe-core has no complaint');
    assert.deepStrictEqual(complaints, []);
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
