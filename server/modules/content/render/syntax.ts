import { splitLiquid } from '../rules/liquid-parts.ts'

/** Malformed syntax that the library would read over in silence: `{% if a in b %}` would always hold. */
export class SyntaxFault extends Error {
  constructor(found: string, line: number) {
    super(`unexpected "${found}", line:${line}`)
  }
}

const verbatim = /\{%-?\s*(raw|comment|doc)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g

/** @throws SyntaxFault at the first expression that is none */
export function checkSyntax(source: string): void {
  // Same length, so that lines stay where they are.
  const text = source.replace(verbatim, (found) => found.replace(/[^\n]/g, ' '))
  let line = 1
  for (const part of splitLiquid(text)) {
    const left = part.isLiquid ? checkMarkup(part.text) : null
    if (left !== null) throw new SyntaxFault((left || part.text).slice(0, 30), line)
    line += part.text.split('\n').length - 1
  }
}

function checkMarkup(markup: string): string | null {
  const inside = markup.slice(2, -2).replace(/^-|-$/g, '')
  if (markup.startsWith('{{')) return checkOutput(inside)
  const tag = /^\s*([a-z]+)\b/.exec(inside)
  return tag === null ? null : checkTag(tag[1] ?? '', inside.slice(tag[0].length))
}

/** What could not be read, or null where all is well. */
function checkTag(tag: string, rest: string): string | null {
  const scanner = new Scanner(rest)
  switch (tag) {
    case 'if':
    case 'elsif':
    case 'unless':
      return checkCondition(scanner)
    case 'assign':
      return scanner.take(/\w[\w-]*\s*=/y) ? checkFiltered(scanner) : scanner.left()
    case 'echo':
      return checkOutput(rest)
    case 'capture':
      return scanner.take(/\w[\w-]*|"[^"]*"|'[^']*'/y) && scanner.isAtEnd() ? null : scanner.left()
    case 'for':
    case 'tablerow':
      return checkLoop(scanner)
    case 'when':
      return checkWhen(scanner)
    default:
      return null
  }
}

function checkOutput(text: string): string | null {
  const scanner = new Scanner(text)
  return scanner.isAtEnd() ? null : checkFiltered(scanner)
}

/** A value, then filters; those the library reads itself. */
function checkFiltered(scanner: Scanner): string | null {
  return scanner.takeOperand() && (scanner.isAtEnd() || scanner.take(/\|/y)) ? null : scanner.left()
}

const comparison = /==|!=|<>|>=|<=|>|<|contains\b/y

function checkCondition(scanner: Scanner): string | null {
  do {
    if (!scanner.takeOperand()) return scanner.left()
    if (scanner.take(comparison) && !scanner.takeOperand()) return scanner.left()
  } while (scanner.take(/(?:and|or)\b/y))
  return scanner.isAtEnd() ? null : scanner.left()
}

function checkLoop(scanner: Scanner): string | null {
  if (!scanner.take(/\w[\w-]*\??\s+in\b/y) || !scanner.takeOperand()) return scanner.left()
  while (!scanner.isAtEnd()) {
    scanner.take(/,/y)
    if (scanner.isAtEnd() || scanner.take(/reversed\b/y)) continue
    if (!scanner.take(/(?:limit|offset|cols)\s*:/y)) return scanner.left()
    if (scanner.take(/"[^"\d]*"|'[^'\d]*'/y) || !scanner.takeOperand()) return scanner.left()
  }
  return null
}

function checkWhen(scanner: Scanner): string | null {
  do {
    if (!scanner.takeOperand()) return scanner.left()
  } while (scanner.take(/,|or\b/y))
  return scanner.isAtEnd() ? null : scanner.left()
}

/** Reads values from left to right; never goes back, so that no text takes long. */
class Scanner {
  readonly #text: string
  #at = 0
  constructor(text: string) {
    this.#text = text
  }

  left(): string {
    return this.#text.slice(this.#at).trim()
  }

  isAtEnd(): boolean {
    this.#skipBlank()
    return this.#at >= this.#text.length
  }

  /** Takes what the sticky pattern matches after blanks. */
  take(pattern: RegExp): boolean {
    this.#skipBlank()
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return false
    this.#at += found[0].length
    return true
  }

  takeOperand(depth = 0): boolean {
    if (depth > 20) return false
    if (this.take(/"[^"]*"|'[^']*'/y) || this.take(/-?\d+(?:\.\d+)?(?![\w])/y)) return true
    if (this.take(/\(/y))
      return (
        this.takeOperand(depth + 1) && this.take(/\.\./y) && this.takeOperand(depth + 1) && this.take(/\)/y)
      )
    if (!this.take(/[A-Za-z_][\w-]*\??/y) && !this.#takeIndex(depth)) return false
    for (;;) {
      if (this.take(/\.(?!\.)/y)) {
        if (!this.take(/[A-Za-z_][\w-]*\??/y)) return false
      } else if (!this.#takeIndex(depth)) return this.#isParted()
    }
  }

  #takeIndex(depth: number): boolean {
    return this.take(/\[/y) && this.takeOperand(depth + 1) && this.take(/\]/y)
  }

  /** After `a[0]` no word may stand without a blank between. */
  #isParted(): boolean {
    return !/\w/.test(this.#text[this.#at] ?? '') || /\s/.test(this.#text[this.#at - 1] ?? '')
  }

  #skipBlank(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }
}
