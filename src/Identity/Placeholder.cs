namespace Steward.Identity;
