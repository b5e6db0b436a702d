import type { JsonSchema } from '../json-schema.ts'
import type { OpenApi } from '../openapi.ts'
import { resolve } from './samples.ts'

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

const deepest = 6

/** The fields of a shape as nested lists: name, type, whether it must be there, what it means. */
export function renderShape(doc: OpenApi, schema: JsonSchema, depth = 0): string {
  const shape = unwrap(doc, schema)
  const fields = Object.entries(shape.properties ?? {})
  if (fields.length === 0 || depth > deepest) return ''
  const rows = fields.map(([name, field]) => {
    const isRequired = shape.required?.includes(name) ?? false
    const note = field.description ? `<span class="note">${escapeHtml(field.description)}</span>` : ''
    const inner = renderShape(doc, field, depth + 1)
    return `<li><code class="field">${escapeHtml(name)}${isRequired ? '' : '<i>?</i>'}</code> <span class="type">${escapeHtml(writeType(doc, field))}</span> ${note}${inner}</li>`
  })
  return `<ul class="shape">${rows.join('')}</ul>`
}

/** The object inside: of a list its items, of a nullable the other side. */
function unwrap(doc: OpenApi, schema: JsonSchema): JsonSchema {
  const shape = resolve(doc, schema)
  if (shape.items) return unwrap(doc, shape.items)
  const side = (shape.anyOf ?? shape.oneOf)?.find((one) => one.type !== 'null')
  return side ? unwrap(doc, side) : shape
}

/** A type in a word or two: `string (email)`, `write | secret`, `list of object`, `integer or null`. */
export function writeType(doc: OpenApi, schema: JsonSchema): string {
  const shape = resolve(doc, schema)
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.enum)
    return shape.enum.length > 14 ? `${shape.enum.slice(0, 14).join(' | ')} | …` : shape.enum.join(' | ')
  const sides = shape.anyOf ?? shape.oneOf
  if (sides) return [...new Set(sides.map((one) => writeType(doc, one)))].join(' or ')
  if (shape.type === 'array') return `list of ${shape.items ? writeType(doc, shape.items) : 'anything'}`
  if (Array.isArray(shape.type)) return shape.type.join(' or ')
  return `${shape.type ?? 'anything'}${shape.format ? ` (${shape.format})` : ''}`
}
