import type { ListProductEditsReply } from '../../../app/api.gen.ts'
import type { Product } from '../queries.ts'

type Language = 'pl' | 'en'

export interface VariantDraft {
  sku: string
  /** Its options in words. */
  label: string
  /** As typed; empty where it has no price. */
  amount: string
  isActive: boolean
}

/** A product as it is being typed. */
export interface ProductDraft {
  name: string
  description: string
  brand: string
  /** What it is called in the other language; empty: the same. */
  otherName: string
  otherDescription: string
  categories: string[]
  pictures: Product['pictures']
  isActive: boolean
  variants: VariantDraft[]
}

/** @param mark what stands before groszy where the reader comes from */
export function openDraft(
  product: Product,
  own: ListProductEditsReply['own'],
  other: Language,
  mark = '.',
): ProductDraft {
  const { name = '', description = '' } = product.texts?.[other] ?? {}
  return {
    ...{ name: own.name, description: own.description ?? '', brand: product.brand ?? '' },
    ...{ otherName: name, otherDescription: description },
    ...{ categories: product.categories, pictures: product.pictures, isActive: product.isActive },
    variants: product.variants.map(({ sku, options, price, isActive }) => ({
      ...{ sku, isActive, amount: (price?.regular ?? '').replace('.', mark) },
      label: Object.values(options).map(String).join(', '),
    })),
  }
}

const sameList = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What a person types as a price: `149,99`. */
export const readAmount = (text: string): string => text.trim().replace(/\s/g, '').replace(',', '.')

export const isAmount = (text: string): boolean => /^\d{1,9}(\.\d{1,2})?$/.test(readAmount(text))

/** What differs, as the server takes it; null where nothing does. */
export function writeEdit(before: ProductDraft, draft: ProductDraft, other: Language): object | null {
  const own = writeOwn(before, draft)
  const texts = writeTexts(before, draft)
  const variants = draft.variants.flatMap((one, i) => writeVariant(before.variants[i], one) ?? [])
  const edit = {
    ...own,
    ...(texts === null ? {} : { texts: { [other]: texts } }),
    ...(variants.length === 0 ? {} : { variants }),
  }
  return Object.keys(edit).length === 0 ? null : edit
}

function writeOwn(before: ProductDraft, draft: ProductDraft): object {
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    ...(draft.name === before.name ? {} : { name: draft.name.trim() }),
    ...(draft.brand === before.brand ? {} : { brand: said(draft.brand) }),
    ...(draft.description === before.description ? {} : { description: said(draft.description) }),
    ...(sameList(draft.categories, before.categories) ? {} : { categories: draft.categories }),
    ...(sameList(draft.pictures, before.pictures) ? {} : { pictures: draft.pictures }),
    ...(draft.isActive === before.isActive ? {} : { isActive: draft.isActive }),
  }
}

function writeTexts(before: ProductDraft, draft: ProductDraft): object | null {
  const said = (text: string) => (text.trim() === '' ? null : text.trim())
  const texts = {
    ...(draft.otherName === before.otherName ? {} : { name: said(draft.otherName) }),
    ...(draft.otherDescription === before.otherDescription
      ? {}
      : { description: said(draft.otherDescription) }),
  }
  return Object.keys(texts).length === 0 ? null : texts
}

function writeVariant(before: VariantDraft | undefined, draft: VariantDraft): object | null {
  const price = draft.amount === before?.amount ? {} : { price: { amount: readAmount(draft.amount) } }
  const state = draft.isActive === before?.isActive ? {} : { isActive: draft.isActive }
  const change = { ...price, ...state }
  return Object.keys(change).length === 0 ? null : { sku: draft.sku, ...change }
}

/** Whether it can be saved: a name, and prices that are prices. */
export const isComplete = (before: ProductDraft, draft: ProductDraft): boolean =>
  draft.name.trim() !== '' &&
  draft.variants.every((one, i) => one.amount === before.variants[i]?.amount || isAmount(one.amount))
