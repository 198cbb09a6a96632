"""What every store says when it cannot do what was asked."""

from __future__ import annotations

from pathlib import Path


def unknown_import(import_id: int) -> dict[str, str]:
    """Return the message for an import that is not there or already withdrawn."""
    return {
        "id": f"Impor nomor {import_id} tidak ada atau sudah ditarik. Lihat daftarnya dengan "
        "'bersinar imports list'.",
        "en": f"Import {import_id} does not exist or has been withdrawn. See the list with "
        "'bersinar imports list'.",
    }


def backup_exists(path: Path) -> dict[str, str]:
    """Return the message for a backup that would overwrite a file."""
    return {
        "id": f"{path.name} sudah ada dan tidak ditimpa. Pilih nama lain.",
        "en": f"{path.name} exists and is not overwritten. Choose another name.",
    }


def no_backup(path: Path) -> dict[str, str]:
    """Return the message for a file that is no backup."""
    return {
        "id": f"{path.name} bukan cadangan dari Peta Bersinar atau rusak; tidak ada yang diubah.",
        "en": f"{path.name} is not a backup of Peta Bersinar or is damaged; nothing was changed.",
    }


def nothing_waits() -> dict[str, str]:
    """Return the message for records that are not in the review queue."""
    return {
        "id": "Tidak ada catatan itu di antrean tinjauan. Lihat antreannya dengan 'bersinar review "
        "list'.",
        "en": "No such record waits for review. See the queue with 'bersinar review list'.",
    }


def unknown_decision(decision_id: int) -> dict[str, str]:
    """Return the message for a decision that is not there or already undone."""
    return {
        "id": f"Keputusan nomor {decision_id} tidak ada atau sudah dibatalkan. Lihat 'bersinar "
        "review decisions'.",
        "en": f"Decision {decision_id} does not exist or was undone. See 'bersinar review "
        "decisions'.",
    }


def cannot_open(shown: str) -> dict[str, str]:
    """Say that a store cannot be opened; `shown`: its address without a password."""
    return {
        "id": f"Gudang data {shown} tidak dapat dibuka. Periksa foldernya dan izin tulis, atau "
        "pilih lain dengan --store.",
        "en": f"The store {shown} cannot be opened. Check its folder and your right to write, or "
        "choose another with --store.",
    }
