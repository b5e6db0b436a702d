import { extras } from './extras.ts'
import { light } from './light.ts'
import type { Range } from './range.ts'
import { shoes } from './shoes.ts'
import { warm } from './warm.ts'

/** All that is sold; a number of a garment follows from its place, so new ones go to the end. */
export const ranges: readonly Range[] = [...warm, ...light, ...shoes, ...extras]
