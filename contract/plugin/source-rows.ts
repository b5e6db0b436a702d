/** Rows of the catalogue as a source brings them: the shapes of the feeds of `/api/v1`, which judge each row by itself. */

import type { Lang } from '../language.ts'

type Amount = string | number
type Attribute = string | number | boolean | readonly string[]

export interface BroughtPicture {
  readonly url: string
  readonly alt?: string
}

export interface BroughtVariant {
  readonly sku: string
  readonly gtin?: string
  readonly options?: Readonly<Record<string, Attribute>>
  readonly attributes?: Readonly<Record<string, Attribute>>
  readonly pictures?: readonly BroughtPicture[]
  readonly isActive?: boolean
  readonly price?: { readonly amount: Amount; readonly currency?: string }
}

/** Whole: variants it does not name are no longer offered. */
export interface BroughtProduct {
  readonly id: string
  readonly name: string
  readonly brand?: string
  readonly description?: string
  readonly url?: string
  readonly categories?: readonly string[]
  readonly attributes?: Readonly<Record<string, Attribute>>
  readonly pictures?: readonly BroughtPicture[]
  readonly popularity?: number
  readonly isActive?: boolean
  readonly variants: readonly BroughtVariant[]
}

/** What a product is called in another language, whole; the product itself comes from elsewhere. */
export interface BroughtText {
  readonly id: string
  readonly language: Lang
  readonly name?: string
  readonly description?: string
  readonly url?: string
}

/** `from` is an ISO instant; without one the price begins now. */
export interface BroughtPrice {
  readonly sku: string
  readonly amount: Amount
  readonly currency?: string
  readonly from?: string
}

export interface BroughtStore {
  readonly id: string
  readonly name: string
  readonly address?: {
    readonly street?: string
    readonly postcode?: string
    readonly city?: string
    readonly country?: string
  }
  readonly place?: { readonly lat: number; readonly lng: number }
  readonly services?: readonly string[]
  readonly phone?: string
  readonly email?: string
  readonly isActive?: boolean
}

/** What lies there, counted; told again it changes nothing. `sku` may be an EAN, here and in movements and prices. */
export interface BroughtLevel {
  readonly storeId: string
  readonly sku: string
  readonly onHand: number
}

/** What came or went since. */
export interface BroughtMovement {
  readonly storeId: string
  readonly sku: string
  readonly kind: 'receipt' | 'sale' | 'return' | 'loss'
  readonly quantity: number
  readonly ref?: string
  /** What it belongs to: told again under this name within a week, whichever way, it moves nothing. */
  readonly once?: string
}
