//! A folder for what concerns nobody else: settings, recovery copies.

#![allow(clippy::disallowed_methods, reason = "this file makes folders for what `store` writes")]

use std::fs::{self, DirBuilder};
use std::io;
use std::path::Path;

/// Makes a folder that only its owner can enter (mode 0700), with the folders above it, unless it is there.
///
/// # Errors
/// The system's; and where the folder is there but others may write in it, because they could put anything in its place.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    let found = fs::metadata(path)?;
    if !found.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&found.permissions());
        if mode & 0o022 != 0 {
            let reason = format!("others may write in {}", path.display());
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, reason));
        }
    }
    Ok(())
}
