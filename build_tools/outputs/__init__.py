"""Everything made from the Library, before the site engine: pages, PDFs, data and the layout."""
