import type { Bilingual } from './language.ts'
import { isPiiKey } from './pii-keys.ts'

export type TraitKind = 'text' | 'email' | 'phone' | 'date' | 'number' | 'flag' | 'url' | 'object'

export interface ReservedTrait {
  /** camelCase, as Segment's identify specification has it; snake_case spellings are in `aliases`. */
  readonly name: string
  readonly kind: TraitKind
  readonly isPii: boolean
  readonly label: Bilingual
  readonly aliases?: readonly string[]
}

const pii = (
  name: string,
  kind: TraitKind,
  label: Bilingual,
  aliases: readonly string[] = [],
): ReservedTrait => ({
  name,
  kind,
  isPii: true,
  label,
  aliases,
})
const open = (
  name: string,
  kind: TraitKind,
  label: Bilingual,
  aliases: readonly string[] = [],
): ReservedTrait => ({
  name,
  kind,
  isPii: false,
  label,
  aliases,
})

/** Traits with one agreed meaning: Segment's, then ours. Any other trait is kept as the sender named it. */
export const reservedTraits: readonly ReservedTrait[] = [
  pii('email', 'email', { pl: 'E-mail', en: 'E-mail' }),
  pii('phone', 'phone', { pl: 'Telefon', en: 'Phone' }),
  pii('name', 'text', { pl: 'Imię i nazwisko', en: 'Full name' }),
  pii('firstName', 'text', { pl: 'Imię', en: 'First name' }, ['first_name', 'firstname']),
  pii('lastName', 'text', { pl: 'Nazwisko', en: 'Last name' }, ['last_name', 'lastname']),
  pii('username', 'text', { pl: 'Nazwa użytkownika', en: 'User name' }),
  pii('address', 'object', { pl: 'Adres', en: 'Address' }),
  pii('birthday', 'date', { pl: 'Data urodzenia', en: 'Birthday' }, [
    'birth_date',
    'birthDate',
    'dateOfBirth',
  ]),
  pii('avatar', 'url', { pl: 'Zdjęcie', en: 'Picture' }),
  pii('description', 'text', { pl: 'Opis', en: 'Description' }),
  pii('website', 'url', { pl: 'Strona WWW', en: 'Website' }),
  pii('id', 'text', { pl: 'Identyfikator', en: 'Id' }),
  pii('loyaltyCard', 'text', { pl: 'Karta stałego klienta', en: 'Loyalty card' }, ['loyalty_card', 'card']),
  pii('notes', 'text', { pl: 'Notatki', en: 'Notes' }),
  open('age', 'number', { pl: 'Wiek', en: 'Age' }),
  open('gender', 'text', { pl: 'Płeć', en: 'Gender' }),
  open('title', 'text', { pl: 'Stanowisko', en: 'Title' }),
  open('company', 'object', { pl: 'Firma', en: 'Company' }),
  open('createdAt', 'date', { pl: 'Data założenia konta', en: 'Account created' }, ['created_at']),
  open('language', 'text', { pl: 'Język', en: 'Language' }, ['locale']),
  open('city', 'text', { pl: 'Miasto', en: 'City' }),
  open('postalCode', 'text', { pl: 'Kod pocztowy', en: 'Postal code' }, ['postal_code', 'zip']),
  open('country', 'text', { pl: 'Kraj', en: 'Country' }),
  open('preferredStore', 'text', { pl: 'Wybrany sklep', en: 'Preferred store' }, ['preferred_store']),
  open('shoeSize', 'text', { pl: 'Rozmiar buta', en: 'Shoe size' }, ['shoe_size']),
  open('clothingSize', 'text', { pl: 'Rozmiar ubrania', en: 'Clothing size' }, ['clothing_size']),
  open('loyaltyTier', 'text', { pl: 'Poziom w programie', en: 'Loyalty tier' }, ['loyalty_tier']),
  open('marketingConsent', 'flag', { pl: 'Zgoda marketingowa', en: 'Marketing consent' }, ['consent']),
]

const byName = new Map<string, ReservedTrait>()
for (const trait of reservedTraits) {
  byName.set(trait.name, trait)
  for (const alias of trait.aliases ?? []) byName.set(alias, trait)
}

/** The reserved trait behind a name or one of its spellings, or null. */
export const findTrait = (name: string): ReservedTrait | null => byName.get(name) ?? null

/** Is this trait personal data? Reserved ones say so; for the rest the name is read. */
export const isPiiTrait = (name: string): boolean => byName.get(name)?.isPii ?? isPiiKey(name)
