const useAntMedia = import.meta.env.VITE_USE_ANT_MEDIA !== 'false';
const mediaServer = useAntMedia ? 'antmedia' : 'mediasoup';
document.getElementById('app').textContent = `StreamLick with ${mediaServer}`;
