//! Says what a person may do, without a request for each check: [`Permissions`].

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use crate::{
    Client, Error,
    cache::{Cache, FETCH_TIMEOUT, Intervals, Miss},
    types::RbacPolicy,
};

/// When the policy is fetched again.
const POLICY: Intervals = Intervals::fresh_for(Duration::from_secs(5 * 60));

/// Says what a person may do, by their roles and the access policy of the project, with a request only for the policy.
///
/// Make one and keep it, as you do with the client: it holds the policy. A clone is cheap and shares it.
///
/// ```
/// # #[cfg(feature = "sessions")] mod app {
/// use stytch_client::{PermissionError, Permissions, types::Session};
///
/// async fn delete(permissions: &Permissions, session: &Session) -> Result<(), PermissionError> {
///     permissions.authorize(session, "documents", "delete").await?; // 403, or 503 if `is_unavailable`
///     Ok(())
/// }
/// # }
/// ```
///
/// # What counts
///
/// A person may do an action on a resource if one of their roles has a permission for exactly that resource, with exactly that action or
/// with `*`, which stands for every action. A role that the policy does not have is ignored. Without a policy nobody may do anything.
///
/// # The policy
///
/// | when | what happens |
/// |---|---|
/// | there is no policy yet | the first call fetches it, others wait for it |
/// | after 5 min | the next call refreshes it, and others use the old one meanwhile |
/// | refreshing fails | the old one is used until an hour after it was fetched; a call tries again after 30 s |
/// | a call is dropped while it fetches | as if that had failed; without a policy, the next call fetches it |
///
/// A fetch takes at most 5 s, with all its attempts, and belongs to a call: no task is started. A change of the policy counts after five
/// minutes. To get the policy itself, call [`rbac().policy()`](crate::groups::Rbac::policy).
#[derive(Clone)]
#[doc(alias = "rbac")]
pub struct Permissions {
    client: Client,
    policy: Arc<Cache<RbacPolicy>>,
}

impl Permissions {
    /// Permissions by the policy of the client's project.
    #[must_use]
    pub fn new(client: &Client) -> Self {
        Self { client: client.clone(), policy: Arc::new(Cache::new(POLICY)) }
    }

    /// Whether somebody with these roles may do an action on a resource.
    ///
    /// # Errors
    /// [`PermissionError::PolicyUnavailable`].
    pub async fn is_authorized(
        &self,
        roles: impl IntoIterator<Item = impl AsRef<str>>,
        resource_id: &str,
        action: &str,
    ) -> Result<bool, PermissionError> {
        Ok(allows(&*self.policy().await?, roles, resource_id, action))
    }

    /// Checks that the person with this session may do an action on a resource.
    ///
    /// # Errors
    /// [`PermissionError::Forbidden`], or [`PermissionError::PolicyUnavailable`].
    #[cfg(feature = "sessions")]
    #[cfg_attr(docsrs, doc(cfg(feature = "sessions")))]
    pub async fn authorize(
        &self,
        session: &crate::types::Session,
        resource_id: &str,
        action: &str,
    ) -> Result<(), PermissionError> {
        let is_authorized = self.is_authorized(session.roles.iter().flatten(), resource_id, action).await?;
        is_authorized.then_some(()).ok_or(PermissionError::Forbidden)
    }

    /// All resources of the policy with all their actions, and whether somebody with these roles may do each: for a page that shows only
    /// what the person may use.
    ///
    /// # Errors
    /// [`PermissionError::PolicyUnavailable`].
    pub async fn all(
        &self,
        roles: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<BTreeMap<String, BTreeMap<String, bool>>, PermissionError> {
        let roles: Vec<_> = roles.into_iter().collect();
        let policy = self.policy().await?;
        let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for resource in policy.resources.iter().flatten() {
            let actions = all.entry(resource.resource_id.clone()).or_default();
            for action in resource.actions.iter().flatten() {
                actions.insert(action.clone(), allows(&policy, &roles, &resource.resource_id, action));
            }
        }
        Ok(all)
    }

    async fn policy(&self) -> Result<Arc<RbacPolicy>, PermissionError> {
        // Boxed only when it runs: the future of a call is large, and most checks do not need it.
        let policy = self.policy.get(|_| true, async { Box::pin(self.fetch()).await }).await;
        policy.map_err(|miss| match miss {
            Miss::Unavailable(error) => PermissionError::PolicyUnavailable(error),
            Miss::Unknown => PermissionError::Forbidden,
        })
    }

    async fn fetch(&self) -> Result<RbacPolicy, Error> {
        let response = self.client.rbac().policy().customize().timeout(FETCH_TIMEOUT).send().await?;
        Ok(response.into_inner().policy.unwrap_or_default())
    }
}

impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permissions").finish_non_exhaustive()
    }
}

/// Whether one of the roles has a permission for the action on the resource.
fn allows(
    policy: &RbacPolicy,
    roles: impl IntoIterator<Item = impl AsRef<str>>,
    resource_id: &str,
    action: &str,
) -> bool {
    let is_one = |role: &str| {
        let known = policy.roles.iter().flatten().filter(|known| known.role_id == role);
        let mut permissions = known.flat_map(|known| known.permissions.iter().flatten());
        permissions.any(|permission| {
            let mut actions = permission.actions.iter().flatten();
            permission.resource_id == resource_id && actions.any(|known| known == action || known == "*")
        })
    };
    roles.into_iter().any(|role| is_one(role.as_ref()))
}

/// Why somebody may not do something.
#[derive(Clone)]
#[non_exhaustive]
pub enum PermissionError {
    /// None of the roles lets them do it: respond with 403.
    Forbidden,
    /// Unknown: the last policy is too old, or there is none. The error is that of the last fetch.
    PolicyUnavailable(Arc<Error>),
}

impl PermissionError {
    /// Whether the policy is not available, so that nothing is known about the person: respond with 503 instead of 403.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::PolicyUnavailable(_))
    }

    /// The error of the call, where one was made and failed.
    #[must_use]
    pub fn api_error(&self) -> Option<&Error> {
        match self {
            Self::PolicyUnavailable(error) => Some(error),
            Self::Forbidden => None,
        }
    }
}

impl fmt::Display for PermissionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forbidden => f.write_str("permissions: no role of the person allows this"),
            Self::PolicyUnavailable(error) => write!(f, "permissions: the policy is not available: {error}"),
        }
    }
}

impl fmt::Debug for PermissionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PermissionError").field(&format_args!("{self}")).finish()
    }
}

impl std::error::Error for PermissionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` has the line of the call already.
        self.api_error().and_then(std::error::Error::source)
    }
}
