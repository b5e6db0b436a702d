import { isZone } from './local-time.ts'

/** Calling codes of countries that have one time of day: the others tell nothing of the hour. */
const zonesByCode: Readonly<Record<string, string>> = {
  '+48': 'Europe/Warsaw',
  '+49': 'Europe/Berlin',
  '+420': 'Europe/Prague',
  '+421': 'Europe/Bratislava',
  '+43': 'Europe/Vienna',
  '+44': 'Europe/London',
  '+353': 'Europe/Dublin',
  '+33': 'Europe/Paris',
  '+39': 'Europe/Rome',
  '+31': 'Europe/Amsterdam',
  '+32': 'Europe/Brussels',
  '+45': 'Europe/Copenhagen',
  '+46': 'Europe/Stockholm',
  '+47': 'Europe/Oslo',
  '+36': 'Europe/Budapest',
  '+370': 'Europe/Vilnius',
  '+371': 'Europe/Riga',
  '+372': 'Europe/Tallinn',
  '+380': 'Europe/Kyiv',
  '+40': 'Europe/Bucharest',
  '+81': 'Asia/Tokyo',
}

/** Traits in which senders state a person's zone, the first that holds one counts. */
export const zoneTraits = ['timezone', 'timeZone', 'time_zone'] as const

/** The zone a customer lives in: what she or her devices stated, else what her number tells; null where nothing does. */
export function findZone(known: { stated: readonly unknown[]; phones: readonly string[] }): string | null {
  for (const one of known.stated) if (typeof one === 'string' && one !== '' && isZone(one)) return one
  for (const phone of known.phones)
    for (const length of [4, 3]) {
      const zone = zonesByCode[phone.slice(0, length)]
      if (zone !== undefined) return zone
    }
  return null
}
