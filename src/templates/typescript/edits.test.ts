import { expect, it } from 'vitest';
import { applyEdits } from './edits.js';

it('applies edits in the order of the text, and inserts', () => {
  const edits = [
    { start: 4, end: 5, text: '' },
    { start: 0, end: 1, text: 'A' },
    { start: 3, end: 3, text: '-' },
  ];
  expect(applyEdits('abcdef', edits)).toBe('Abc-df');
});

it('leaves an edit inside or across another one to the next round', () => {
  const edits = [
    { start: 1, end: 4, text: 'X' },
    { start: 2, end: 3, text: 'lost' },
    { start: 3, end: 5, text: 'lost' },
    { start: 5, end: 6, text: 'F' },
  ];
  expect(applyEdits('abcdef', edits)).toBe('aXeF');
});
