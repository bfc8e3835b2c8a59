"""The one page as a PDF.  ReportLab and PDFium stay in here."""
