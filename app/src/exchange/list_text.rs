//! The words of lists that go out.

crate::texts! {
    further_contacts: "Weitere Kontaktangaben", "Further contact details";

    download: "Herunterladen", "Download";
    as_xlsx: "Excel (XLSX)", "Excel (XLSX)";
    as_excel_csv: "CSV für Excel", "CSV for Excel";
    as_csv: "CSV für andere Programme", "CSV for other programs";
    as_vcard: "Kontakte (vCard)", "Contacts (vCard)";
}
