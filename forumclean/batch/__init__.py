"""Many pages at once: inputs of many forms in, shards out, and a manifest by which a killed run goes on."""
