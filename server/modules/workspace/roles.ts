import type { Scope } from '../../platform/http/scope.ts'

/** The six desks of a retailer. A member has exactly one role in a workspace. */
export const roles = ['admin', 'marketer', 'agent', 'store', 'analyst', 'dpo'] as const
export type Role = (typeof roles)[number]

/** What each role may do: the one table that routes, masks, the console's rail and the matrix test read. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  admin: [
    'self',
    'events:write',
    'events:read',
    'customers:read',
    'customers:pii',
    'customers:write',
    'customers:merge',
    'consents:read',
    'consents:write',
    'consents:manage',
    'privacy:manage',
    'content:read',
    'content:write',
    'content:publish',
    'messages:read',
    'channels:read',
    'channels:manage',
    'campaigns:read',
    'campaigns:write',
    'campaigns:launch',
    'catalog:read',
    'catalog:write',
    'stock:write',
    'sources:read',
    'keys:manage',
    'members:manage',
    'audit:read',
    'workspace:manage',
  ],
  // Groups and figures, not single addresses: sees persons masked.
  marketer: [
    'self',
    'events:read',
    'customers:read',
    'consents:read',
    'sources:read',
    'content:read',
    'content:write',
    'content:publish',
    'messages:read',
    'channels:read',
    'campaigns:read',
    'campaigns:write',
    'campaigns:launch',
    'catalog:read',
    'catalog:write',
  ],
  // The consultant must call and write to the person, and joins duplicates she finds.
  agent: [
    'self',
    'customers:read',
    'customers:pii',
    'customers:write',
    'customers:merge',
    'consents:read',
    'consents:write',
    'content:read',
    'messages:read',
    'catalog:read',
    'stock:write',
  ],
  // The shop assistant looks up and notes; joining records is not done at the till.
  store: [
    'self',
    'customers:read',
    'customers:pii',
    'customers:write',
    'consents:read',
    'consents:write',
    'content:read',
    'messages:read',
    'catalog:read',
    'stock:write',
  ],
  analyst: [
    'self',
    'events:read',
    'customers:read',
    'consents:read',
    'sources:read',
    'content:read',
    'campaigns:read',
    'catalog:read',
  ],
  // Answers requests of data subjects, keeps purposes and wordings, and reviews who did what.
  dpo: [
    'self',
    'events:read',
    'customers:read',
    'customers:pii',
    'consents:read',
    'consents:write',
    'consents:manage',
    'privacy:manage',
    'sources:read',
    'audit:read',
    'content:read',
    'messages:read',
    'channels:read',
  ],
}

/** What a secret key may hold. A key never manages keys, members or the workspace, and has no session of its own. */
export const secretKeyScopes = [
  'events:write',
  'events:read',
  'customers:read',
  'customers:pii',
  'customers:write',
  'customers:merge',
  'consents:read',
  'consents:write',
  'consents:manage',
  'content:read',
  'content:write',
  'content:publish',
  'messages:read',
  'channels:read',
  'campaigns:read',
  'campaigns:write',
  'campaigns:launch',
  'catalog:read',
  'catalog:write',
  'stock:write',
  'sources:read',
  'audit:read',
] as const satisfies readonly Scope[]

export type SecretKeyScope = (typeof secretKeyScopes)[number]

/** What a secret key gets when nothing is said. */
export const defaultSecretScopes: readonly SecretKeyScope[] = [
  'events:write',
  'events:read',
  'customers:read',
  'customers:pii',
  'customers:write',
  'customers:merge',
  'catalog:read',
  'catalog:write',
  'stock:write',
]

/** A write key lies open in every browser: it appends events and nothing else. */
export const writeKeyScopes: readonly Scope[] = ['events:write']

/** What each permission means, for the screen of roles. */
export const scopeLabels: Readonly<Record<Scope, { pl: string; en: string }>> = {
  self: { pl: 'Własne konto i wybór przestrzeni', en: 'Own account and choice of workspace' },
  'events:write': { pl: 'Dopisywanie zdarzeń', en: 'Append events' },
  'events:read': { pl: 'Podgląd zdarzeń na żywo', en: 'Watch events live' },
  'customers:read': { pl: 'Przeglądanie klientów', en: 'See customers' },
  'customers:pii': { pl: 'Pełne dane osobowe klientów', en: 'See customers’ personal data in full' },
  'customers:write': { pl: 'Notowanie rozmów, wizyt i uwag', en: 'Log calls, visits and notes' },
  'customers:merge': { pl: 'Łączenie i rozdzielanie klientów', en: 'Merge and split customers' },
  'consents:read': { pl: 'Wgląd w zgody, cele i limity', en: 'Read consents, purposes and limits' },
  'consents:write': { pl: 'Zapisywanie zgód i sprzeciwów', en: 'Record consents and objections' },
  'consents:manage': {
    pl: 'Cele, treści zgód, cisza i limity',
    en: 'Manage purposes, wordings, quiet hours and limits',
  },
  'privacy:manage': {
    pl: 'Wnioski o dane osobowe i ich realizacja',
    en: 'Privacy requests and carrying them out',
  },
  'content:read': { pl: 'Wgląd w treści i podglądy', en: 'See content and previews' },
  'content:write': { pl: 'Pisanie treści', en: 'Write content' },
  'content:publish': { pl: 'Publikowanie i zatwierdzanie treści', en: 'Publish and approve content' },
  'messages:read': { pl: 'Wgląd w wysłane wiadomości', en: 'See messages and what became of them' },
  'channels:read': { pl: 'Podgląd kanałów wysyłki', en: 'See the channels' },
  'channels:manage': { pl: 'Ustawienia kanałów wysyłki', en: 'Manage the channels' },
  'campaigns:read': { pl: 'Wgląd w kampanie i ich wyniki', en: 'See campaigns and their results' },
  'campaigns:write': {
    pl: 'Szkice kampanii, listy i próby',
    en: 'Draft campaigns, upload lists, send tests',
  },
  'campaigns:launch': {
    pl: 'Uruchamianie i zatrzymywanie kampanii',
    en: 'Launch, pause and stop campaigns',
  },
  'catalog:read': {
    pl: 'Wgląd w produkty, ceny, sklepy i stany',
    en: 'See products, prices, stores and stock',
  },
  'catalog:write': {
    pl: 'Produkty, ceny, promocje i sklepy',
    en: 'Change products, prices, promotions and stores',
  },
  'stock:write': { pl: 'Stany magazynowe i rezerwacje', en: 'Change stock, make reservations' },
  'sources:read': { pl: 'Podgląd źródeł danych', en: 'See data sources' },
  'keys:manage': { pl: 'Tworzenie i unieważnianie kluczy', en: 'Create and revoke keys' },
  'members:manage': { pl: 'Zarządzanie zespołem', en: 'Manage members' },
  'audit:read': { pl: 'Wgląd w dziennik działań', en: 'Read the audit log' },
  'workspace:manage': { pl: 'Ustawienia przestrzeni', en: 'Manage the workspace' },
}
