import { useEffect } from 'react'
import { Empty } from '../kit/states.tsx'
import { AccountPage } from '../pages/account.tsx'
import { CartPage } from '../pages/cart.tsx'
import { CategoryPage, SearchPage } from '../pages/category.tsx'
import { CheckoutPage } from '../pages/checkout.tsx'
import { HomePage } from '../pages/home.tsx'
import { OrderPage } from '../pages/order.tsx'
import { ProductPage } from '../pages/product.tsx'
import { ScanPage } from '../pages/scan.tsx'
import { SignInPage } from '../pages/sign-in.tsx'
import { StoresPage } from '../pages/stores.tsx'
import { WishlistPage } from '../pages/wishlist.tsx'
import { Frame } from './frame.tsx'
import { words } from './language.ts'
import { type Place, usePlace } from './route.tsx'
import { analytics } from './splot.ts'

/** Which page stands at which address. */
function Page({ place }: { place: Place }) {
  const [first = '', id = ''] = place.parts
  switch (first) {
    case '':
      // A cart handed over may lead to the door of the shop.
      return place.query.has('cart') ? <CartPage place={place} /> : <HomePage />
    case 'k':
      return <CategoryPage place={place} slug={id} />
    case 'p':
      return <ProductPage key={id} place={place} id={id} />
    case 'szukaj':
      return <SearchPage place={place} />
    case 'koszyk':
      return <CartPage place={place} />
    case 'kasa':
      return <CheckoutPage place={place} />
    case 'zamowienie':
      return <OrderPage key={id} id={id} />
    case 'konto':
      return <AccountPage />
    case 'ulubione':
      return <WishlistPage />
    case 'wejdz':
      return <SignInPage place={place} />
    case 'skan':
      return <ScanPage />
    case 'salony':
      return <StoresPage />
    default:
      return <Empty title={words.notFound} />
  }
}

export function Shop() {
  const place = usePlace()
  const at = place.parts.join('/')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another page view
  useEffect(() => {
    analytics?.page(document.title)
  }, [at])
  return (
    <Frame at={at}>
      <Page place={place} />
    </Frame>
  )
}
