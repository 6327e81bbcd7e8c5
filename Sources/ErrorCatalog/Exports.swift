// Who imports ErrorCatalog sees the public types of the targets it is made of: documents and their
// entries, causes, and codes in logs.
@_exported public import Causes
@_exported public import CodeDocuments
@_exported public import CodeLogs
