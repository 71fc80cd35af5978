import { expect, it } from 'vitest';
import { wrapLines } from './wrap-lines.js';

const long = (length: number): string => 'x'.repeat(length);

it('a statement that is too long is broken behind the parenthesis of the call that ends it', () => {
  const call = `await Call(${long(40)}, ${long(40)})`;
  expect(wrapLines(`        Thrown a = Assert.ThrowsAsync<Thrown>(async () => ${call})!;`)).toBe(
    `        Thrown a = Assert.ThrowsAsync<Thrown>(\n            async () => ${call})!;`,
  );
});

it('and once more, where its only argument is too long', () => {
  expect(wrapLines(`        Assert.Throws<Thrown>(() => Call(${long(95)}, ${long(10)}));`)).toBe(
    `        Assert.Throws<Thrown>(\n            () => Call(\n                ${long(95)}, ${long(10)}));`,
  );
});

it('and at its commas, where that is not enough', () => {
  expect(wrapLines(`    Assert.That(Of("a, (b", ${long(90)}), Is.EqualTo(${long(60)}));`)).toBe(
    `    Assert.That(\n        Of("a, (b", ${long(90)}),\n        Is.EqualTo(${long(60)}));`,
  );
});

it('what fits, and what is no call, stays as it is', () => {
  const text = `    Assert.That(a, Is.True);\n    // ${long(130)}\n    string a = (b) + ${long(130)};\n    Start(${long(130)}, (`;
  expect(wrapLines(text)).toBe(text);
});
