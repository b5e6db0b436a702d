import { isZone } from './wall-clock.ts'

/** Countries with one time of day, by their code and calling code: the others tell nothing of the hour. */
const countries: readonly (readonly [country: string, callingCode: string, zone: string])[] = [
  ['PL', '+48', 'Europe/Warsaw'],
  ['AT', '+43', 'Europe/Vienna'],
  ['BE', '+32', 'Europe/Brussels'],
  ['BG', '+359', 'Europe/Sofia'],
  ['CH', '+41', 'Europe/Zurich'],
  ['CZ', '+420', 'Europe/Prague'],
  ['DE', '+49', 'Europe/Berlin'],
  ['DK', '+45', 'Europe/Copenhagen'],
  ['EE', '+372', 'Europe/Tallinn'],
  ['FI', '+358', 'Europe/Helsinki'],
  ['FR', '+33', 'Europe/Paris'],
  ['GB', '+44', 'Europe/London'],
  ['GR', '+30', 'Europe/Athens'],
  ['HR', '+385', 'Europe/Zagreb'],
  ['HU', '+36', 'Europe/Budapest'],
  ['IE', '+353', 'Europe/Dublin'],
  ['IT', '+39', 'Europe/Rome'],
  ['JP', '+81', 'Asia/Tokyo'],
  ['LT', '+370', 'Europe/Vilnius'],
  ['LU', '+352', 'Europe/Luxembourg'],
  ['LV', '+371', 'Europe/Riga'],
  ['NL', '+31', 'Europe/Amsterdam'],
  ['NO', '+47', 'Europe/Oslo'],
  ['RO', '+40', 'Europe/Bucharest'],
  ['SE', '+46', 'Europe/Stockholm'],
  ['SI', '+386', 'Europe/Ljubljana'],
  ['SK', '+421', 'Europe/Bratislava'],
  ['UA', '+380', 'Europe/Kyiv'],
]
const zonesByCountry = new Map(countries.map(([country, , zone]) => [country, zone]))
const zonesByCode = new Map(countries.map(([, code, zone]) => [code, zone]))

/** Traits in which senders state a person's zone, the first that holds one counts; and her country. */
export const zoneTraits = ['timezone', 'timeZone', 'time_zone', 'country'] as const

export interface ZoneSigns {
  /** Values of {@link zoneTraits}, the newest first. */
  stated: readonly unknown[]
  /** In E.164. */
  phones: readonly string[]
}

/** The zone a customer lives in: what she or her devices stated, else her country, else her number's; null where nothing tells. */
export function findZone({ stated, phones }: ZoneSigns): string | null {
  const texts = stated.filter((one) => typeof one === 'string')
  const zone = texts.find((one) => one.includes('/') && isZone(one))
  if (zone !== undefined) return zone
  for (const text of texts) {
    const known = zonesByCountry.get(text.trim().toUpperCase())
    if (known !== undefined) return known
  }
  for (const phone of phones)
    for (const length of [4, 3]) {
      const known = zonesByCode.get(phone.slice(0, length))
      if (known !== undefined) return known
    }
  return null
}
