import type { CreateKeyBody } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'

type Scope = NonNullable<CreateKeyBody['scopes']>[number]

/** What a secret key may be made for, in lots as people think of them. */
const lots = {
  customers: [
    'events:write',
    'events:read',
    'customers:read',
    'customers:pii',
    'customers:write',
    'customers:merge',
  ],
  segments: ['segments:read', 'segments:manage'],
  commerce: [
    'catalog:read',
    'catalog:write',
    'stock:write',
    'carts:read',
    'carts:write',
    'orders:read',
    'orders:write',
    'shoppers:write',
  ],
  loyalty: ['loyalty:read', 'loyalty:write', 'loyalty:manage'],
  consents: ['consents:read', 'consents:write', 'consents:manage'],
  campaigns: [
    'content:read',
    'content:write',
    'content:publish',
    'channels:read',
    'messages:read',
    'campaigns:read',
    'campaigns:write',
    'campaigns:launch',
  ],
  journeys: ['journeys:read', 'journeys:write', 'journeys:launch'],
  sources: ['sources:read', 'sources:manage'],
  audit: ['audit:read'],
} as const satisfies Record<string, readonly Scope[]>

/** Every right a key may have stands in one of the lots: one that is new to the API and in none is a fault of types here. */
type Unlisted = Exclude<Scope, (typeof lots)[keyof typeof lots][number]>
const unlisted: Record<Unlisted, never> = {}
void unlisted

export type Lot = keyof typeof lots

export const scopesOf = (chosen: readonly Lot[]): Scope[] => chosen.flatMap((one) => [...lots[one]])

interface KeyRightsProps {
  chosen: readonly Lot[]
  error: string | undefined
  onChange: (chosen: readonly Lot[]) => void
}

/** No more than it needs: whoever finds the key may do as much. */
export function KeyRights({ chosen, error, onChange }: KeyRightsProps) {
  const { t } = useWords()
  return (
    <fieldset className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('keys.rights')}</legend>
      {(Object.keys(lots) as Lot[]).map((lot) => (
        <label key={lot} className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-0.5 accent-brand"
            checked={chosen.includes(lot)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, lot] : chosen.filter((one) => one !== lot))
            }
          />
          <span>
            {t(`keys.right.${lot}`)}
            <span className="block text-12 text-text-2">{t(`keys.right.${lot}Text`)}</span>
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p role="alert" className="text-12 text-danger sm:col-span-2">
          {error}
        </p>
      )}
    </fieldset>
  )
}
