/** A piece of HTML that is safe to stand in a page: made by `html` alone, so that no text gets in unescaped. */
export class Markup {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  static of(parts: readonly string[], values: readonly Value[]): Markup {
    return new Markup(parts.map((part, i) => part + (i < values.length ? write(values[i]) : '')).join(''))
  }
  toString(): string {
    return this.#text
  }
}

export type Value = string | number | Markup | null | undefined | false | readonly Value[]

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

function write(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.toString()
  return typeof value === 'object' ? value.map(write).join('') : escapeText(String(value))
}

/** `html\`<p>${text}</p>\``: texts are escaped, pieces of HTML stand as they are, nothing and `false` leave no trace. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  Markup.of(parts, values)
