import { Random, seedOf } from '../random.ts'
import * as bottoms from './bottoms.ts'
import * as extras from './extras.ts'
import { drawOn, type Ink } from './ink.ts'
import { drawCoat, drawJacket } from './outerwear.ts'
import { type Colour, isColour } from './palette.ts'
import * as shoes from './shoes.ts'
import { type Pattern, patterns } from './textures.ts'
import * as tops from './tops.ts'

const makers = {
  golf: tops.drawTurtleneck,
  sweter: tops.drawSweater,
  kardigan: tops.drawCardigan,
  kamizelka: tops.drawVest,
  koszulka: tops.drawTee,
  koszula: tops.drawShirt,
  bluzka: tops.drawBlouse,
  żakiet: tops.drawBlazer,
  kurtka: drawJacket,
  płaszcz: drawCoat,
  sukienka: bottoms.drawDress,
  spódnica: bottoms.drawSkirt,
  spodnie: bottoms.drawTrousers,
  dżinsy: bottoms.drawJeans,
  trzewiki: (ink) => shoes.drawBoots(ink, true),
  botki: (ink) => shoes.drawBoots(ink, false),
  sztyblety: shoes.drawChelsea,
  mokasyny: shoes.drawLoafers,
  sneakersy: shoes.drawSneakers,
  czółenka: shoes.drawPumps,
  szalik: extras.drawScarf,
  szal: extras.drawShawl,
  czapka: extras.drawBeanie,
  rękawiczki: extras.drawGloves,
  skarpety: extras.drawSocks,
  pasek: extras.drawBelt,
  torba: extras.drawBag,
  plecak: extras.drawBackpack,
  portfel: extras.drawWallet,
  karta: extras.drawCard,
} as const satisfies Readonly<Record<string, (ink: Ink) => string>>

export type Kind = keyof typeof makers
export const kinds = Object.keys(makers) as readonly Kind[]

export interface Drawn {
  readonly kind: Kind
  readonly color: string
  readonly pattern?: Pattern
  /** Decides on its cut: sleeves, collars, buttons. The same seed in another colour is the same garment. */
  readonly seed: number
  /** For those who do not see it; the kind where absent. */
  readonly label?: string
}

/** The cloth a kind is usually made of. */
const usual: Partial<Record<Kind, Pattern>> = {
  golf: 'ściągacz',
  sweter: 'dzianina',
  kardigan: 'dzianina',
  kamizelka: 'dzianina',
  płaszcz: 'jodełka',
  kurtka: 'pikowany',
  dżinsy: 'dżins',
  szalik: 'dzianina',
  szal: 'skos',
  czapka: 'dzianina',
  rękawiczki: 'dzianina',
  skarpety: 'dzianina',
}

const isPattern = (name: string): name is Pattern => patterns.some((one) => one === name)

/**
 * A garment as an SVG of 400 by 480 with a transparent ground: a pure function, the same for the same arguments. Ids inside
 * are its own, so that many stand in one page. An unknown colour is drawn in ecru.
 */
export function drawGarment({ kind, color, pattern, seed, label = kind }: Drawn): string {
  const colour: Colour = isColour(color) ? color : 'ecru'
  const cloth = pattern !== undefined && isPattern(pattern) ? pattern : (usual[kind] ?? 'gładki')
  const id = `g${seedOf(kind, colour, cloth, seed).toString(36)}`
  return drawOn({ colour, pattern: cloth, id, random: new Random(seed), label }, makers[kind])
}
