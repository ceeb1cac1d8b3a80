#!/usr/bin/env python3
"""Fits the costs of line breaks to captions that people made, and says how good they are.

usage: fit-breaks.py BUILD_DIR [--write] [--folds N|talks|none] [--breaks DIR]

DIR (default ../shared/breaks beside the sources) holds reference.json, a list of sentences, each a
list of cues, each a list of lines, and the scorers segscore.py, sigma.py and weak.py. Sentences are
those of a few talks, in order, so that a fold is a run of talk nobody trained on; "talks", the
default, makes each talk a fold, since it is other speakers' talks that matter.

The model: every way to cut a sentence into cues of one or two lines of 42 columns, one if the text
fits, has a cost, the sum over its breaks of the rows of break_costs that hold there and of the
costs of its shape; its probability is exp (-cost) over the sum of all ways. Weights maximize the
likelihood of the people's ways, less a penalty on their squared distance (each row has a weight for any
break, and one for what a cue's differs by) from what style guides say (GUIDES). --folds prints what the procedure scores on sentences
it did not see; --write fits to all and writes src/cues/costs.c. Needs python3-numpy, python3-scipy.
The sentences never enter the sources; the numbers here are all that is left of them.
"""
import argparse, json, pathlib, subprocess, sys

import numpy as np
import scipy.optimize
import scipy.sparse

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAX = 42
THRESHOLD, KIND_WEIGHT, STYLE_WEIGHT = 0.35, 0.3, 0.1        # as in choose.c
FILLS, PAIR_FILLS, LEANS = 9, 9, 10                         # as in breaks.h
WEAK, WHOLE = 3, 4                                          # FEATURE_WEAK, FEATURE_WHOLE
PENALTY, PENALTY_OF_CUE = 3.0, 6.0

# Not fitted: talks are edited before they are held, people who chat ramble and leave a captioner
# with lines that end on "the" where these show none. Costs a little F1, halves such ends. Names and
# numbers are too few in the talks to tell what the guides forbid.
WEAK_END, PARTED_WHOLE = 0.9, 3.0

# Costs to begin with, where the talks say nothing else. BBC Subtitle Guidelines ("Line breaks") and
# Netflix Timed Text Style Guide ("Line Treatment"): break after punctuation, before conjunctions and
# prepositions; never part article and noun, adjective and noun, first and last name, pronoun and
# verb, auxiliary and verb, verb and particle, a preposition and what it governs.
GUIDES = {
    'mark: comma': -0.6, 'mark: colon': -0.6, 'mark: dash': -0.6, 'mark: dots': -0.6,
    'mark: sentence': -1,
    'before coordinator': -0.4, 'before subordinator': -0.4, 'before relative': -0.4,
    'before preposition': -0.2, 'before to': -0.2,
    'after article': 1.2, 'after determiner': 0.8, 'after possessive': 0.8, 'after number': 0.4,
    'after pronoun': 0.8, 'after clitic': 0.8, 'after auxiliary': 0.8, 'after modal': 0.8,
    'after negation': 0.4, 'after to': 1.2, 'after of': 1.2, 'after preposition': 0.8,
    'after coordinator': 1.2, 'after subordinator': 1.2, 'after relative': 0.8, 'after degree': 0.8,
    'adjective | noun': 0.4, 'name | name': 0.8, 'noun | noun': 0.4, 'verb | particle': 0.4,
}


def describe(build, sentences):
    """[(columns, features, text)] of each sentence."""
    out = subprocess.run([build / 'tests' / 'describe-breaks'], check=True, encoding='utf-8',
                         input='\n'.join(sentences) + '\n', stdout=subprocess.PIPE).stdout
    rows = lambda block: [line.split('\t') for line in block.split('\n') if line]
    return [[(int(c), [int(x) for x in f.split()], t) for c, f, t in rows(block)]
            for block in out.split('\n\n') if block.strip()]


class Sentence:
    """All ways to cut a sentence: an arc for each cue and each place of its line break."""

    def __init__(self, cues, atoms, n_features):
        self.cues, self.words, self.n = cues, [a[2] for a in atoms], len(atoms)
        ends = np.cumsum([0] + [a[0] + 1 for a in atoms])
        width = lambda i, k: int(ends[k] - ends[i]) - 1
        arcs, shapes = [], []
        base = n_features
        for end in range(1, self.n + 1):
            for first in range(end - 1, -1, -1):
                columns = width(first, end)
                if columns > 2 * MAX + 1:
                    break
                if columns <= MAX:
                    arcs.append((first, -1, end))
                    shapes.append([base + min(columns // 5, FILLS - 1)])
                    continue
                for k in range(first + 1, end):
                    upper, lower = width(first, k), width(k, end)
                    if upper <= MAX and lower <= MAX:
                        arcs.append((first, k, end))
                        lean = min(max((upper - lower) // 5 + LEANS // 2, 0), LEANS - 1)
                        shapes.append([base + FILLS + min((upper + lower) // 10, PAIR_FILLS - 1),
                                       base + FILLS + PAIR_FILLS + lean])
        self.arcs = np.array(arcs)
        size = n_features + FILLS + PAIR_FILLS + LEANS
        matrix = lambda lists: scipy.sparse.csr_matrix(
            (np.ones(sum(map(len, lists))), np.concatenate([np.array(l, int) for l in lists]),
             np.cumsum([0] + [len(l) for l in lists])), shape=(len(lists), size))
        self.places, self.shapes = matrix([a[1] for a in atoms]), matrix(shapes)
        self.ending = [np.flatnonzero(self.arcs[:, 2] == i) for i in range(self.n + 1)]
        self.starting = [np.flatnonzero(self.arcs[:, 0] == i) for i in range(self.n + 1)]
        self.has_line, self.has_next = self.arcs[:, 1] >= 0, self.arcs[:, 2] < self.n
        self.line = np.maximum(self.arcs[:, 1], 0)
        self.next = np.minimum(self.arcs[:, 2], self.n - 1)
        self.human = self.find_human()

    def find_human(self):
        """The arcs that the people chose; None if the rules do not allow it."""
        index = {tuple(arc): i for i, arc in enumerate(self.arcs)}
        starts = {0: 0}
        for i, word in enumerate(self.words):
            starts[max(starts) + len(word) + 1] = i + 1
        chosen, at = [], 0
        for cue in self.cues:
            lines = [at]
            for line in cue:
                at += len(line) + 1
                lines.append(at)
            arc = (starts.get(lines[0]), starts.get(lines[1]) if len(cue) == 2 else -1,
                   starts.get(lines[-1]))
            if len(cue) > 2 or arc not in index:
                return None
            chosen.append(index[arc])
        return chosen

    def scores(self, weights):
        both, cue = np.split(weights, 2)
        b, c = self.places @ both, self.places @ cue
        return (self.shapes @ both + np.where(self.has_line, (b - c)[self.line], 0)
                + np.where(self.has_next, (b + c)[self.next], 0))

    def expect(self, amounts):
        """Sums of the features of arcs, each taken @amounts times."""
        lines = np.bincount(self.line, weights=amounts * self.has_line, minlength=self.n)
        cues = np.bincount(self.next, weights=amounts * self.has_next, minlength=self.n)
        return np.concatenate([self.places.T @ (lines + cues) + self.shapes.T @ amounts,
                               self.places.T @ (cues - lines)])

    def odds(self, scores):
        """The logarithm of the sum over all ways, and the probability of each arc."""
        ahead, behind = np.full(self.n + 1, -np.inf), np.full(self.n + 1, -np.inf)
        ahead[0] = behind[self.n] = 0
        for i in range(1, self.n + 1):
            arcs = self.ending[i]
            ahead[i] = np.logaddexp.reduce(ahead[self.arcs[arcs, 0]] + scores[arcs])
        for i in range(self.n - 1, -1, -1):
            arcs = self.starting[i]
            behind[i] = np.logaddexp.reduce(behind[self.arcs[arcs, 2]] + scores[arcs])
        return ahead[self.n], np.exp(ahead[self.arcs[:, 0]] + scores + behind[self.arcs[:, 2]]
                                     - ahead[self.n])

    def cut(self, weights):
        """What choose.c makes of it: cues of lines."""
        scores = self.scores(weights)
        p = self.odds(scores)[1]
        line = np.bincount(self.line, weights=p * self.has_line, minlength=self.n)
        cue = np.bincount(self.next, weights=p * self.has_next, minlength=self.n)
        gain_line = line + cue - THRESHOLD + KIND_WEIGHT * (line - cue)
        gain_cue = line + cue - THRESHOLD + KIND_WEIGHT * (cue - line)
        gain = (np.where(self.has_line, gain_line[self.line], 0)
                + np.where(self.has_next, gain_cue[self.next], 0) + STYLE_WEIGHT * scores)
        best, came = np.full(self.n + 1, -np.inf), [0] * (self.n + 1)
        best[0] = 0
        for i in range(1, self.n + 1):
            arcs = self.ending[i]
            gains = best[self.arcs[arcs, 0]] + gain[arcs]
            best[i], came[i] = gains.max(), arcs[gains.argmax()]
        cues, at = [], self.n
        while at:
            first, k, end = self.arcs[came[at]]
            lines = [(first, end)] if k < 0 else [(first, k), (k, end)]
            cues.insert(0, [' '.join(self.words[a:b]) for a, b in lines])
            at = first
        return cues


def fit(sentences, penalties, guides):
    sentences = [s for s in sentences if s.human]
    human = sum(s.expect(np.bincount(s.human, minlength=len(s.arcs)).astype(float))
                for s in sentences)

    def loss(weights):
        total, expected = 0.0, np.zeros_like(weights)
        for s in sentences:
            everything, p = s.odds(s.scores(weights))
            total += everything
            expected += s.expect(p)
        distance = weights - guides
        gradient = expected - human + penalties * distance
        gradient[[i + half for i in (WEAK, WHOLE) for half in (0, len(weights) // 2)]] = 0
        return (total - human @ weights + (penalties * distance ** 2).sum() / 2, gradient)

    found = scipy.optimize.minimize(loss, guides, jac=True, method='L-BFGS-B',
                                    options={'maxiter': 100}).x
    found[WEAK] -= WEAK_END
    found[WHOLE] -= PARTED_WHOLE
    return found


def report(title, reference, cut):
    import segscore, sigma, weak
    score, (ends, all_ends) = segscore.score(reference, cut), weak.share(cut)
    print('%s: F1 %.1f (precision %.1f, recall %.1f; of kinds %.1f), Sigma %.1f, weak %.1f %%' % (
        title, score['F1'], score['P'], score['R'], score['F1typed'],
        sigma.sigma(reference, cut), 100 * ends / all_ends), flush=True)


def find_folds(texts, wanted):
    """(first, end) of each. A talk ends with thanks and applause."""
    n = len(texts)
    if wanted != 'talks':
        count = int(wanted)
        ends = [n * (fold + 1) // count for fold in range(count)]
    else:
        ends = [i + 1 for i in range(1, n)
                if texts[i] == '(Applause)' and texts[i - 1].startswith('Thank you')]
        ends += [n] * (ends[-1:] != [n])
    return list(zip([0] + ends, ends))


def cross_validate(sentences, penalties, guides, folds):
    cut = []
    for first, end in folds:
        weights = fit(sentences[:first] + sentences[end:], penalties, guides)
        cut += [s.cut(weights) for s in sentences[first:end]]
    report('unseen, %d folds' % len(folds), [s.cues for s in sentences], cut)


def write(weights, names):
    """Costs are weights with the other sign."""
    both, cue = np.split(-weights, 2)
    number = lambda x: '%.2f' % (x + 0.0 if abs(x) >= 0.005 else 0.0)
    out = ['/* Made by tests/bench/fit-breaks.py, which says how: do not edit. Its rows are the features of',
           ' * breaks.h; a row of zeros was not in the talks. */', '#include "breaks.h"', '',
           'const BreakCost break_costs[N_FEATURES] = {']
    for i, name in enumerate(names):
        row = (number(both[i] - cue[i]), number(both[i] + cue[i]))
        if row != ('0.00', '0.00'):
            out.append('  [%d] = { %s, %s },%s/* %s */' % (
                i, *row, ' ' * max(1, 12 - len(', '.join(row))), name))
    out += ['};', '']
    at = len(names)
    for name, size in (('fill_costs[N_FILLS]', FILLS), ('pair_fill_costs[N_PAIR_FILLS]', PAIR_FILLS),
                       ('lean_costs[N_LEANS]', LEANS)):
        out += ['const double %s = {' % name,
                '  ' + ', '.join(number(x) for x in both[at:at + size]) + ',', '};', '']
        at += size
    (ROOT / 'src/cues/costs.c').write_text('\n'.join(out[:-1]) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--breaks', type=pathlib.Path, default=ROOT.parent / 'shared' / 'breaks')
    parser.add_argument('--folds', default='talks')
    parser.add_argument('--write', action='store_true')
    arguments = parser.parse_args()

    sys.path.insert(0, str(arguments.breaks))
    reference = json.loads((arguments.breaks / 'reference.json').read_text())
    texts = [' '.join(' '.join(cue) for cue in sentence) for sentence in reference]
    names = subprocess.run([arguments.build / 'tests' / 'describe-breaks', '--names'], check=True,
                           encoding='utf-8', stdout=subprocess.PIPE).stdout.splitlines()
    n = len(names)
    sentences = [Sentence(cues, atoms, n)
                 for cues, atoms in zip(reference, describe(arguments.build, texts))]
    print('%d sentences, %d of them cut by the rules' % (
        len(sentences), sum(s.human is not None for s in sentences)))

    size = n + FILLS + PAIR_FILLS + LEANS
    penalties = np.repeat([PENALTY, PENALTY_OF_CUE], size)
    guides = np.zeros(2 * size)
    for name, cost in GUIDES.items():
        guides[names.index(name)] = -cost
    if arguments.folds != 'none':
        cross_validate(sentences, penalties, guides, find_folds(texts, arguments.folds))
    if arguments.write:
        weights = fit(sentences, penalties, guides)
        report('seen', reference, [s.cut(weights) for s in sentences])
        write(weights, names)


if __name__ == '__main__':
    main()
