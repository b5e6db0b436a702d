import { englishDetails } from './english-details.ts'
import { englishWords } from './english-words.ts'

/** A word or sentence of the catalogue in English. @throws Error for one nobody has translated */
export function toEnglish(polish: string): string {
  const english = englishWords[polish] ?? englishDetails[polish]
  if (english === undefined) throw new Error(`No English for: ${polish}`)
  return english
}

/** `Swetry > Golfy` -> `Knitwear > Turtlenecks`. */
export const pathInEnglish = (path: string): string => path.split(' > ').map(toEnglish).join(' > ')
