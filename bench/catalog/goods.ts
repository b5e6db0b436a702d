/** The prepared catalogue, by formula: names of Polish words, so that folding and common beginnings matter. */
const kinds =
  'Sukienka Kurtka Płaszcz Koszula Spódnica Spodnie Sweter Żakiet Trzewiki Szpilki Półbuty Śniegowce Łyżwy Czapka Szalik Rękawiczki Torebka Plecak Portfel Pasek'.split(
    ' ',
  )
const looks =
  'zamszowa żółta czarna bawełniana lniana wełniana długa krótka wąska szeroka gładka pikowana haftowana sportowa wieczorowa'.split(
    ' ',
  )
const syllables = 'bo mi ra ło że śna ko la du wi ska ne ty pa grze cza ją ho sze fra'.split(' ')
const brands = ['Tkalnia Modra', 'Śnieżka', 'Łąka', 'Północ', 'Żaglowiec', 'Brzeg']
const sizes = ['S', 'M', 'L', 'XL']

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T

/** The n-th model's own name; each is another. */
export function modelOf(n: number): string {
  let name = ''
  for (let rest = n + syllables.length ** 2; rest > 0; rest = Math.floor(rest / syllables.length))
    name += pick(syllables, rest)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const nameOf = (n: number): string => `${pick(kinds, n * 7)} ${pick(looks, n * 3)} „${modelOf(n)}”`

export const skuOf = (n: number, size: string): string => `TM-${String(n).padStart(6, '0')}-${size}`

/** The n-th product as a feed tells it, four variants. */
export const productOf = (n: number) => ({
  id: `tm-${n}`,
  name: nameOf(n),
  brand: pick(brands, n),
  categories: [`Moda > ${pick(kinds, n * 7)}`],
  pictures: [{ url: `https://sklep.example/${n}.jpg` }],
  popularity: (n * 7_919) % 100_000,
  variants: sizes.map((size, i) => ({
    sku: skuOf(n, size),
    options: { size, color: pick(looks, n * 3) },
    price: { amount: `${99 + ((n + i) % 400)}.99` },
  })),
})

export const variantsOfProduct = sizes.length

/** What somebody types who looks for the n-th product: a few of the ways there are. */
export function phraseOf(n: number, way: number): string {
  const [kind = '', look = ''] = nameOf(n).toLowerCase().split(' ')
  if (way === 0) return `${kind} ${modelOf(n).toLowerCase()}`
  if (way === 1) return `${look} ${kind}`
  if (way === 2) return skuOf(n, 'M').toLowerCase()
  return `${modelOf(n).toLowerCase()} m`
}

/** Told apart from the server's own: lower case without marks. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ł', 'l')
