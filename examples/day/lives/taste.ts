import { catalogue, type Garment, type Piece } from '../catalogue.ts'
import type { Life } from '../life.ts'

function sizeFor(life: Life, garment: Garment): string {
  const { size, shoeSize } = life.person
  const own = garment.category === 'Buty' ? shoeSize : size
  return garment.sizes.includes(own) ? own : life.random.pick(garment.sizes)
}

/** What she might like: garments of her line in her size. */
export function choosePieces(life: Life, count: number): Piece[] {
  const { person, random } = life
  const mine = catalogue.filter((garment) => garment.line === 'u' || garment.line === person.sex)
  return random.sample(mine, count).map((garment) => ({ garment, size: sizeFor(life, garment), quantity: 1 }))
}

/** One piece: what most purchases and looks are about. */
export function choosePiece(life: Life): Piece {
  const [piece] = choosePieces(life, 1)
  if (!piece) throw new Error('The catalogue is empty')
  return piece
}

const searches: readonly string[] = [
  'sweter z wełny',
  'golf',
  'płaszcz zimowy',
  'buty na zimę',
  'sukienka na święta',
  'szalik',
  'prezent do 150 zł',
  'koszula lniana',
]

export const chooseSearch = (life: Life): string => life.random.pick(searches)
