import './style/base.css'
import './style/pages.css'
import './style/goods.css'
import { createRoot } from 'react-dom/client'
import { Shop } from './app/shop.tsx'

const place = document.getElementById('shop')
if (place !== null) createRoot(place).render(<Shop />)

// After the first picture: what is kept for later must not stand in its way.
if ('serviceWorker' in navigator)
  addEventListener(
    'load',
    () => void navigator.serviceWorker.register('/shop/worker.js', { scope: '/shop/' }).catch(() => {}),
  )
