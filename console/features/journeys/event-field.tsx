import { readRecord } from '../../app/describe.ts'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { useEventNames } from '../content/use-event-names.ts'
import { ChoiceBox } from '../segments/builder/choice-box.tsx'

/** What journeys wait for and begin with most; any other may be typed as the shop sends it. */
const usual = [
  'Signed Up',
  'Lead Created',
  'Form Submitted',
  'Product Viewed',
  'Products Searched',
  'Product Added',
  'Checkout Started',
  'Order Completed',
  'Sale Completed',
  'Order Shipped',
  'Order Delivered',
  'Order Refunded',
  'Pickup Ready',
  'Pickup Collected',
  'Pickup Expired',
  'Product Price Dropped',
  'Product Back In Stock',
  'Geofence Entered',
  'Beacon Seen',
  'Customer Checked In',
  'Application Opened',
  'Email Opened',
  'Email Link Clicked',
  'Push Notification Tapped',
  'Call Ended',
  'Survey Answered',
  'Points Earned',
  'Loyalty Tier Changed',
] as const

interface EventFieldProps {
  label: string
  error?: string | undefined
  value: unknown
  onChange: (value: unknown) => void
}

/** An event by its name; demands on its properties, where there are some, stay as they are. */
export function EventField({ label, error, value, onChange }: EventFieldProps) {
  const { t } = useWords()
  const name = useEventNames()
  const match = readRecord(value)
  const where = Array.isArray(match.where) ? match.where : []
  return (
    <Field
      label={label}
      error={error}
      hint={where.length === 0 ? undefined : t('journeys.demands', { count: where.length })}
    >
      {() => (
        <ChoiceBox
          label={label}
          width="w-full"
          value={typeof match.event === 'string' ? match.event : ''}
          options={usual.map((id) => ({ id, name: name(id) }))}
          onChange={(event) => onChange({ ...(match.event === event ? match : {}), event })}
        />
      )}
    </Field>
  )
}
