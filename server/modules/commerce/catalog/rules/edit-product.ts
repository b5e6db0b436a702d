import { type Change, type EditBody, editBody, type ProductRow, type Texts } from '../schema.ts'

const ownFields = ['name', 'brand', 'description', 'url', 'categories', 'pictures', 'isActive'] as const
const wordFields = ['name', 'description', 'url', 'values'] as const
const variantFields = ['isActive', 'price', 'pictures'] as const
const languages = ['pl', 'en'] as const

/** What is said now: null takes it away, undefined leaves what was. */
const say = <V>(next: V | null | undefined, before: V | undefined): V | undefined =>
  next === undefined ? before : (next ?? undefined)

/** A product as somebody wants it: what she does not name stays, of variants she does not name too. */
export function applyEdit(row: ProductRow, edit: EditBody): ProductRow {
  const changeOf = new Map((edit.variants ?? []).map((one) => [one.sku, one]))
  return {
    ...row,
    name: edit.name ?? row.name,
    brand: say(edit.brand, row.brand),
    description: say(edit.description, row.description),
    url: say(edit.url, row.url),
    categories: edit.categories ?? row.categories,
    pictures: edit.pictures ?? row.pictures,
    isActive: edit.isActive ?? row.isActive,
    texts: joinTexts(row.texts, edit.texts),
    variants: row.variants.map((one) => {
      const { isActive, price, pictures } = changeOf.get(one.sku) ?? {}
      return {
        ...one,
        isActive: isActive ?? one.isActive,
        price: price ?? one.price,
        pictures: pictures ?? one.pictures,
      }
    }),
  }
}

function joinTexts(before: Texts = {}, next: EditBody['texts'] = {}): Texts {
  const [pl, en] = [joinWords(before.pl, next.pl), joinWords(before.en, next.en)]
  return { ...(pl && { pl }), ...(en && { en }) }
}

type Words = NonNullable<Texts['pl']>

function joinWords(before: Words = {}, next: NonNullable<EditBody['texts']>['pl'] = {}): Words | undefined {
  const words = {
    name: say(next.name, before.name),
    description: say(next.description, before.description),
    url: say(next.url, before.url),
    values: say(next.values, before.values),
  }
  return Object.values(words).some((one) => one !== undefined) ? words : undefined
}

/** In what two states of a product differ, as far as people change it, field by field. */
export function listChanges(before: ProductRow, after: ProductRow): Change[] {
  const afterOf = new Map(after.variants.map((one) => [one.sku, one]))
  return [
    ...ownFields.map((field) => differ({ field }, before[field], after[field])),
    ...languages.flatMap((language) =>
      wordFields.map((field) =>
        differ({ field, language }, before.texts?.[language]?.[field], after.texts?.[language]?.[field]),
      ),
    ),
    ...before.variants.flatMap((one) =>
      variantFields.map((field) =>
        differ({ field, sku: one.sku }, one[field], afterOf.get(one.sku)?.[field]),
      ),
    ),
  ].flatMap((change) => change ?? [])
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

interface Place {
  field: string
  language?: Change['language']
  sku?: string | null
}

const differ = ({ field, language = null, sku = null }: Place, before: unknown, after: unknown) =>
  isSame(before, after) ? null : { field, language, sku, before: before ?? null, after: after ?? null }

/**
 * What would take these changes back. Null where one of the fields has been changed since, and for the first price of a
 * variant: there is none to go back to.
 */
export function undoOf(row: ProductRow, changes: readonly Change[]): EditBody | null {
  if (changes.some((change) => !isSame(readField(row, change), change.after))) return null
  const own: Record<string, unknown> = {}
  const texts: Record<string, Record<string, unknown>> = {}
  const variants: Record<string, Record<string, unknown>> = {}
  for (const { field, language, sku, before } of changes) {
    if (sku !== null) variants[sku] = { ...variants[sku], sku, [field]: before }
    else if (language !== null) texts[language] = { ...texts[language], [field]: before }
    else own[field] = before
  }
  const body = editBody.safeParse({ ...own, texts, variants: Object.values(variants) })
  return body.success ? body.data : null
}

function readField(row: ProductRow, { field, language, sku }: Change): unknown {
  const variant = row.variants.find((one) => one.sku === sku)
  const own = language !== null ? row.texts?.[language] : sku !== null ? variant : row
  return own === undefined ? null : Reflect.get(own, field)
}
