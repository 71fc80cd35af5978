import type { CST, Lexer } from 'yaml';

/** What a file that a person wrote stays far below; beyond it a parser needs seconds or runs out of stack. */
export const yamlLimits = {
  bytes: 256 * 1024,
  tokens: 50_000,
  depth: 64,
  /** Columns of indentation. */
  indentation: 128,
} as const;

/**
 * Says which limit a text breaks, without parsing it: the lexer is one loop, while the parser recurses and takes
 * quadratic time. `- ` repeated 30,000 times ends the whole process there, beyond the reach of a catch.
 */
export function brokenLimit(
  text: string,
  yaml: { Lexer: typeof Lexer; CST: typeof CST },
): string | undefined {
  let tokens = 0;
  let brackets = 0;
  let indicators = 0;
  let lineStarts = true;
  for (const token of new yaml.Lexer().lex(text)) {
    const type = yaml.CST.tokenType(token);
    tokens += 1;
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') indicators += 1;
    else if (type === 'scalar' || type === 'newline') indicators = 0;

    if (tokens > yamlLimits.tokens) return `more than ${yamlLimits.tokens} tokens`;
    if (brackets > yamlLimits.depth || indicators > yamlLimits.depth)
      return `more than ${yamlLimits.depth} levels of nesting`;
    if (lineStarts && type === 'space' && token.length > yamlLimits.indentation)
      return `more than ${yamlLimits.indentation} columns of indentation`;
    lineStarts = type === 'newline';
  }
  return undefined;
}
