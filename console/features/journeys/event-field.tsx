import type { Where } from '@splot/contract/segment/leaves'
import { lazy, Suspense } from 'react'
import { readRecord } from '../../app/describe.ts'
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

/** It brings the language of conditions along: the name does not wait for that. */
const EventDemands = lazy(() => import('./event-demands.tsx').then((one) => ({ default: one.EventDemands })))

/** An event by its name, and what its properties must be: another event has others. */
export function EventField({ label, error, value, onChange }: EventFieldProps) {
  const name = useEventNames()
  const match = readRecord(value)
  const event = typeof match.event === 'string' ? match.event : ''
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={label} error={error}>
        {() => (
          <ChoiceBox
            label={label}
            width="w-full"
            value={event}
            options={usual.map((id) => ({ id, name: name(id) }))}
            onChange={(next) => onChange({ ...(event === next ? match : {}), event: next })}
          />
        )}
      </Field>
      {event !== '' && (
        <Suspense>
          <EventDemands
            event={event}
            where={Array.isArray(match.where) ? (match.where as Where[]) : undefined}
            onChange={(where) => {
              const { where: _, ...rest } = match
              onChange(where === undefined ? rest : { ...rest, where })
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
