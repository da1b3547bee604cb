#!/bin/bash
# The runbook's own emergency script, command for command, faults and all: the tests and the benchmark run it beside
# Ripcord.
set -e
echo "=== EMERGENCY ROLLBACK INITIATED ==="
sudo systemctl stop antmedia || true
pm2 start /opt/mediasoup/server.js --name mediasoup 2>/dev/null || pm2 restart mediasoup
for i in {1..30}; do
    if curl -s http://localhost:3001/health > /dev/null 2>&1; then
        echo "mediasoup is healthy!"
        break
    fi
    echo "Waiting... ($i/30)"
    sleep 1
done
if [ -f /etc/nginx/conf.d/media.streamlick.com.conf.mediasoup ]; then
    sudo cp /etc/nginx/conf.d/media.streamlick.com.conf.mediasoup \
            /etc/nginx/conf.d/media.streamlick.com.conf
    sudo nginx -t && sudo systemctl reload nginx
fi
pm2 restart streamlick-api || true
echo "=== EMERGENCY ROLLBACK COMPLETE ==="
