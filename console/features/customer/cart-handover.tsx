import { useQuery } from '@tanstack/react-query'
import type { HandOverCartReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { Bone, Failure } from '../../kit/states.tsx'

/** A code the customer photographs: what lies in the cart goes on on her own screen. */
export function CartHandover({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t, format } = useWords()
  const made = useQuery({
    queryKey: ['cart-handover', customerId],
    // Each look makes a new code: none is kept.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      request<HandOverCartReply>(`/api/v1/customers/${encodeURIComponent(customerId)}/cart/handover`, {
        method: 'POST',
        body: {},
      }),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('cart.handoverTitle')} intro={t('cart.handoverIntro')}>
      {made.isPending && <Bone className="h-44 w-44" />}
      {made.isError && <Failure error={made.error} onRetry={() => void made.refetch()} />}
      {made.isSuccess && (
        <div className="flex flex-col items-center gap-3">
          <QrCode text={made.data.url} label={t('cart.handoverCode')} />
          <p className="text-12 text-text-2">
            {t('cart.handoverUntil', { time: format.time(made.data.expiresAt) })}
          </p>
        </div>
      )}
    </Dialog>
  )
}
