import type { Kind } from '../drawing/draw.ts'

/** For whom: women, men or both. */
export type Line = 'k' | 'm' | 'u'

/** Garments of one kind: what they share, and a row for each. */
export interface Range {
  readonly kind: Kind
  /** As on the label, before the name. */
  readonly noun: string
  /** Path from the root. */
  readonly category: string
  readonly sizes: 'letters' | 'shoes' | 'gloves' | 'socks' | 'belts' | 'one'
  readonly material: string
  /** One sentence each; a garment has two of them. */
  readonly details: readonly string[]
  readonly care: string
  /** A garment a line: name, line, price in złoty, colours with the main one first, and a cloth other than usual. */
  readonly rows: string
}

/** How it is cared for. */
export const care = {
  wool: 'Prać ręcznie albo w programie do wełny, suszyć na płasko.',
  cotton: 'Prać w 40 °C, prasować po lewej stronie.',
  leather: 'Czyścić suchą szczotką, natłuszczać dwa razy w sezonie.',
} as const
