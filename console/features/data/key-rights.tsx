import { useWords } from '../../i18n/t.ts'

/** What a secret key may be made for, in four lots. */
const lots = {
  customers: [
    'events:write',
    'events:read',
    'customers:read',
    'customers:pii',
    'customers:write',
    'customers:merge',
  ],
  commerce: [
    'catalog:read',
    'catalog:write',
    'stock:write',
    'carts:read',
    'carts:write',
    'orders:read',
    'orders:write',
    'loyalty:read',
    'loyalty:write',
    'shoppers:write',
  ],
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
} as const

export type Lot = keyof typeof lots

export const scopesOf = (chosen: readonly Lot[]): string[] => chosen.flatMap((one) => [...lots[one]])

interface KeyRightsProps {
  chosen: readonly Lot[]
  onChange: (chosen: readonly Lot[]) => void
}

/** No more than it needs: whoever finds the key may do as much. */
export function KeyRights({ chosen, onChange }: KeyRightsProps) {
  const { t } = useWords()
  return (
    <fieldset className="flex flex-col gap-2">
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
    </fieldset>
  )
}
