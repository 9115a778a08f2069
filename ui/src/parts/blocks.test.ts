import { describe, expect, test } from 'vitest';
import { blocksOf, cellsOf, grouped } from './blocks';

describe('the blocks of a text', () => {
  test('a table is one block of rows, without the line under its head', () => {
    const groups = grouped(
      blocksOf('| plan | connect |\n| --- | :-: |\n| Free | a webhook |\n\nThen *this*.'),
    );
    expect(groups.map((group) => group.map((block) => block.kind))).toEqual([['row', 'row'], ['text']]);
    expect(groups[0]?.map((block) => cellsOf(block.text))).toEqual([
      ['plan', 'connect'],
      ['Free', 'a webhook'],
    ]);
  });

  test('what stands after a table does not go on with it', () => {
    expect(blocksOf('| a |\nthen this').map((block) => block.kind)).toEqual(['row', 'text']);
  });

  test('a bar behind a backslash is a letter, and an empty cell stays', () => {
    expect(cellsOf('| | a \\| b |')).toEqual(['', 'a | b']);
  });

  test('a line that opens nothing goes on with a step', () => {
    expect(blocksOf('1. First,\n   and more\n2. Second')).toEqual([
      { kind: 'step', text: 'First, and more' },
      { kind: 'step', text: 'Second' },
    ]);
  });
});
