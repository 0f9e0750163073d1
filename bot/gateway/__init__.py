"""The public door: the web channel's HTTP and WebSocket API, the widget's files, the demo page."""
