"""Training: from pages whose text somebody wrote down to the weights of observations, and how well these do on sites
that they were not trained on."""
