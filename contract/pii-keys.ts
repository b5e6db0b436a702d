/** Whole words of a key that betray personal data or free text. */
const words = new Set(
  'name names fullname firstname lastname surname imie nazwisko username nick nickname ip ipv4 ipv6 tel mobile gsm msisdn dob pesel nip iban ssn passport note notes notatka uwagi message messages comment comments komentarz text body content street ulica zip recipient sender contact lat lng lon latitude longitude geo signature password secret token'.split(
    ' ',
  ),
)

/** Parts that betray it wherever they stand in a key. */
const parts = /mail|phone|telefon|address|adres|pesel|surname|nazwisk|birth|urodz|passw|passport/

const seen = new Map<string, boolean>()
const maxSeen = 10_000

function readKey(key: string): boolean {
  const spaced = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase()
  const plain = spaced.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  if (parts.test(plain.replace(/[^a-z]/g, ''))) return true
  return plain.split(/[^a-z\d]+/).some((word) => words.has(word))
}

/** Does the key of an unknown property sound like personal data or free text? Remembers its answers. */
export function isPiiKey(key: string): boolean {
  let answer = seen.get(key)
  if (answer === undefined) {
    answer = readKey(key)
    if (seen.size >= maxSeen) seen.clear()
    seen.set(key, answer)
  }
  return answer
}
