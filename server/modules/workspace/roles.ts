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
    'sources:read',
    'keys:manage',
    'members:manage',
    'audit:read',
    'workspace:manage',
  ],
  // Groups and figures, not single addresses: sees persons masked.
  marketer: ['self', 'events:read', 'customers:read', 'sources:read'],
  // The consultant must call and write to the person, and joins duplicates she finds.
  agent: ['self', 'customers:read', 'customers:pii', 'customers:write', 'customers:merge'],
  // The shop assistant looks up and notes; joining records is not done at the till.
  store: ['self', 'customers:read', 'customers:pii', 'customers:write'],
  analyst: ['self', 'events:read', 'customers:read', 'sources:read'],
  // Answers requests of data subjects and reviews who did what; changes nothing.
  dpo: ['self', 'events:read', 'customers:read', 'customers:pii', 'sources:read', 'audit:read'],
}

/** What a secret key may hold. A key never manages keys, members or the workspace, and has no session of its own. */
export const secretKeyScopes = [
  'events:write',
  'events:read',
  'customers:read',
  'customers:pii',
  'customers:write',
  'customers:merge',
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
  'sources:read': { pl: 'Podgląd źródeł danych', en: 'See data sources' },
  'keys:manage': { pl: 'Tworzenie i unieważnianie kluczy', en: 'Create and revoke keys' },
  'members:manage': { pl: 'Zarządzanie zespołem', en: 'Manage members' },
  'audit:read': { pl: 'Wgląd w dziennik działań', en: 'Read the audit log' },
  'workspace:manage': { pl: 'Ustawienia przestrzeni', en: 'Manage the workspace' },
}
