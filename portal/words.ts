import type { Lang } from '@splot/contract/language'
import type { FrequencyChoice, Notice, RequestEntry, RequestKind } from './model.ts'
import { en } from './words-en.ts'
import { pl } from './words-pl.ts'

/** Every text of the portal. Warm and neutral: nobody is addressed by a title, nothing is urged. */
export interface Words {
  skip: string
  language: string
  back: string
  controller(brand: string): string
  complaint: string
  notice: Readonly<Record<Notice, string>>
  centre: {
    title: string
    lead(brand: string): string
    hello(name: string): string
    consents: string
    consentsLead: string
    yes: string
    no: string
    allYes: string
    allNo: string
    save: string
    saveChoice: string
    since: string
    unanswered: string
    unconfirmed: string
    expired: string
    objected: string
    restricted: string
    frequency: string
    frequencyLead: string
    frequencies: Readonly<Record<FrequencyChoice, string>>
    pausedUntil: string
    language: string
    languageLead: string
  }
  data: {
    title: string
    lead: string
    masked: string
    sendLink: string
    usedFor: string
    source(source: string): string
    none: string
  }
  rights: {
    title: string
    lead: string
    download: string
    downloadText: string
    asJson: string
    asPage: string
    correct: string
    correctText: string
    firstName: string
    lastName: string
    email: string
    phone: string
    emailHint: string
    phoneHint: string
    correctSave: string
    object: string
    objectText: string
    objectButton: string
    unobjectButton: string
    restrict: string
    restrictText: string
    restrictButton: string
    unrestrictButton: string
    erase: string
    eraseText: string
    eraseNext: string
    needsLink: string
  }
  requests: {
    title: string
    kind: Readonly<Record<RequestKind, string>>
    state: Readonly<Record<RequestEntry['state'], string>>
    received: string
    due: string
    closed: string
  }
  erase: {
    title: string
    lead(brand: string): string
    goes: string
    goesList: readonly string[]
    stays: string
    staysList: readonly string[]
    deadline: string
    check: string
    yes: string
    no: string
    done: string
    doneText: string
    later: string
    laterText: string
    heldText: string
  }
  ask: {
    title: string
    lead(brand: string): string
    label: string
    send: string
    sent: string
    sentText(brand: string): string
    broken: string
  }
  unsubscribe: {
    title: string
    lead(brand: string, what: string): string
    button: string
    more: string
    done: string
    doneText(brand: string): string
    typed: string
    typedLead(brand: string): string
    typedLabel: string
    typedDone: string
    typedDoneText(brand: string): string
    anything: string
  }
  confirm: {
    title: string
    lead(brand: string): string
    button: string
    done: string
    doneText(brand: string): string
    gone: string
    goneText: string
    askAgain: string
  }
  address: {
    title: string
    lead(brand: string, kind: 'email' | 'phone'): string
    button: string
    done: string
    doneText: string
    gone: string
    goneText: string
  }
  export: { title: string; lead(brand: string): string; made: string; raw: string }
  letter: {
    own: LetterWords
    address: LetterWords
    confirm: LetterWords
  }
}

/** A mail of one purpose and one link. */
interface LetterWords {
  subject(brand: string): string
  text(brand: string): string
  button: string
  note: string
}

export const words: Readonly<Record<Lang, Words>> = { pl, en }
