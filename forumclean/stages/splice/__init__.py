"""`unsplice`: marks that a site put into its authors' words."""
