"""What charts are made of: drawings and the modules that make them, forms, colours, rendering, the runtime."""
