import type { Bilingual } from '@splot/contract/language'
import { isErrorCode } from '../../../../platform/error-table.ts'
import { type ErrorCode, explainError } from '../../../../platform/errors.ts'
import { type FaultCode, faultCodes } from './cells.ts'

const say = (pl: string, en: string): Bilingual => ({ pl, en })

/** Why a row was refused, and what would cure it. */
const faultWords: Readonly<Record<FaultCode, Bilingual>> = {
  row_length: say(
    'Wiersz ma inną liczbę kolumn niż nagłówek. Sprawdź separatory i cudzysłowy.',
    'The row has another number of columns than the header. Check delimiters and quotes.',
  ),
  row_quotes: say(
    'Wiersza nie da się rozłożyć: cudzysłów nie jest zamknięty albo zapis JSON jest błędny.',
    'The row cannot be taken apart: a quote is never closed, or its JSON is broken.',
  ),
  row_unread: say('Wiersza nie da się odczytać.', 'The row cannot be read.'),
  characters: say(
    'Są tu znaki, których tekst nie ma: plik ma inne kodowanie.',
    'It holds characters no text has: the file is in another encoding.',
  ),
  too_long: say('Tekst ma ponad 2000 znaków.', 'The text has more than 2,000 characters.'),
  missing: say(
    'Brakuje wartości, bez której wiersza nie można zapisać.',
    'A value is missing without which the row cannot be stored.',
  ),
  nobody: say(
    'Nie wiadomo, czyj to wiersz: podaj e-mail, telefon, kartę albo konto.',
    'Nobody is named: give an e-mail, phone, card or account.',
  ),
  email_invalid: say('To nie jest adres e-mail.', 'This is no e-mail address.'),
  phone_invalid: say('To nie jest numer telefonu.', 'This is no phone number.'),
  id_invalid: say(
    'Identyfikator jest za długi albo ma niedozwolone znaki.',
    'The id is too long or holds characters that are not allowed.',
  ),
  day_invalid: say(
    'Zapisz dzień jako 2026-11-22 albo 22.11.2026.',
    'Write the day as 2026-11-22 or 22.11.2026.',
  ),
  instant_invalid: say(
    'Zapisz czas jako 2026-11-22 14:05 albo 22.11.2026 14:05.',
    'Write the time as 2026-11-22 14:05 or 22.11.2026 14:05.',
  ),
  instant_future: say('Czas jest w przyszłości.', 'The time lies in the future.'),
  money_invalid: say('To nie jest kwota.', 'This is no amount.'),
  money_unclear: say(
    'Nie wiadomo, czy to tysiące, czy ułamek. Zapisz kwotę z dwoma miejscami po przecinku.',
    'It is unclear whether this means thousands or a fraction. Write the amount with two decimals.',
  ),
  money_negative: say('Kwota jest ujemna.', 'The amount is negative.'),
  currency_unknown: say(
    'Nie znam takiej waluty. Użyj kodu, np. PLN.',
    'Unknown currency. Use a code such as PLN.',
  ),
  currency_two: say(
    'W jednym zamówieniu lub produkcie są dwie waluty.',
    'One order or product has two currencies.',
  ),
  count_invalid: say(
    'Ilość to liczba całkowita od 1 do 100 000.',
    'A quantity is a whole number from 1 to 100,000.',
  ),
  flag_invalid: say('Zapisz „tak” albo „nie”.', 'Write “yes” or “no”.'),
  url_invalid: say('Adres zaczyna się od https://.', 'An address begins with https://.'),
  purpose_unknown: say('Nie ma takiego celu zgody.', 'There is no such purpose.'),
  wording_unknown: say('Nie ma takiej treści zgody.', 'There is no such wording.'),
  refused: say('Zapis odrzucono.', 'It was refused.'),
}

const isFault = (code: string): code is FaultCode => faultCodes.some((one) => one === code)

/** A file's own fault, or the refusal of the room that was to take the row; both say what would cure it. */
export function sayFault(code: string): { code: FaultCode; says: Bilingual } {
  if (isFault(code)) return { code, says: faultWords[code] }
  if (!isErrorCode(code)) return { code: 'refused', says: faultWords.refused }
  const [pl, en] = (['pl', 'en'] as const).map((language) => {
    const { title, hint } = explainError(code, language)
    return `${title}. ${hint}`
  })
  return { code: 'refused', says: say(pl ?? '', en ?? '') }
}

/** A refusal of one row, in both languages: whoever mends the file may speak either. */
export function explainFault(
  { code, column, at }: { code: FaultCode | ErrorCode; column: string | null; at: number },
  line: number,
): string {
  const { pl, en } = sayFault(code).says
  const where = column === null ? '' : `${column}: `
  // One bad row refuses the others of its order.
  return at === line ? `${where}${pl} / ${en}` : `→ ${at}. ${where}${pl} / ${en}`
}
